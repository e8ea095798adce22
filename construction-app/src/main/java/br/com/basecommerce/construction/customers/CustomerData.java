package br.com.basecommerce.construction.customers;

import org.jspecify.annotations.Nullable;

/** What is known of a customer, checked and bare. */
record CustomerData(CustomerKind kind, String name, @Nullable String tradeName, @Nullable String document,
        @Nullable String email, @Nullable String phone, @Nullable String phone2, Address address,
        @Nullable String notes) {}
