package br.com.basecommerce.construction.customers;

import org.jspecify.annotations.Nullable;

/** What is known of a job site, checked and bare. */
record JobSiteData(String name, Address address, @Nullable String contactName, @Nullable String contactPhone,
        String preferredWindow, boolean active) {}
