package br.com.basecommerce.construction.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Who took the goods.
 *
 * @param document as told, of any kind
 */
record Receiver(String name, @Nullable String document) {}
