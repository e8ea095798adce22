package br.com.basecommerce.construction.customers;

import java.util.UUID;

/** A job site's name changed, in the present transaction: documents that are found by it refresh their search text. */
public record JobSiteRenamed(UUID jobSiteId, String name) {}
