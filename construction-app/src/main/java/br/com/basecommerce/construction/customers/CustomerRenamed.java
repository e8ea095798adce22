package br.com.basecommerce.construction.customers;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's name or document changed, in the present transaction: documents that are found by them refresh their search
 * text.
 */
public record CustomerRenamed(UUID customerId, String name, @Nullable String document) {}
