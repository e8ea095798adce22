package br.com.basecommerce.common.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * One invalid field.
 *
 * @param field its name in the request
 * @param line position of the document's line it belongs to, from 1; null outside lines
 * @param code for programs, as {@code not-positive}
 * @param message for people, in Portuguese
 */
public record FieldProblem(String field, @Nullable Integer line, String code, String message) {}
