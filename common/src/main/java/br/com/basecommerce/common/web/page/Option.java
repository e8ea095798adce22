package br.com.basecommerce.common.web.page;

/** One choice of a select or a row of radio buttons. */
public record Option(String value, String label) {}
