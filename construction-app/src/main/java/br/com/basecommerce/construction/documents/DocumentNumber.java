package br.com.basecommerce.construction.documents;

/**
 * The number of a document.
 *
 * @param text as people say it, {@code COT-2026-0123}
 * @param year of the store day on which the document was made
 * @param value counted from 1 within store, kind and year
 */
public record DocumentNumber(String text, int year, int value) {}
