package br.com.basecommerce.common.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One choice of a filter that is always in sight.
 *
 * @param count how many rows it would show; null when that is not known
 * @param current whether it is the one chosen
 */
public record Chip(String text, String href, @Nullable Long count, boolean current) {}
