/** The sentences in which engines explain themselves to people. */
@NullMarked
package br.com.basecommerce.engines.text;

import org.jspecify.annotations.NullMarked;
