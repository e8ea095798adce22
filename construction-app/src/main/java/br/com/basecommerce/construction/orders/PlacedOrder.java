package br.com.basecommerce.construction.orders;

import java.util.UUID;

/** An order that stands. */
public record PlacedOrder(UUID id, String number) {}
