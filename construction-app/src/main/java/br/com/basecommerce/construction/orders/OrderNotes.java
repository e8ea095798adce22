package br.com.basecommerce.construction.orders;

import org.jspecify.annotations.Nullable;

/**
 * What is written about an order.
 *
 * @param customerNotes printed for the customer
 * @param internalNotes never leaves the store
 * @param driverNotes at most 500 characters
 */
record OrderNotes(@Nullable String customerNotes, @Nullable String internalNotes, @Nullable String driverNotes) {}
