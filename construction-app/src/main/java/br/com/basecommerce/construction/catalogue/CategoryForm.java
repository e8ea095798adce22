package br.com.basecommerce.construction.catalogue;

import org.jspecify.annotations.Nullable;

/** A category as it is typed or sent. */
record CategoryForm(@Nullable String name, @Nullable Boolean active) {}
