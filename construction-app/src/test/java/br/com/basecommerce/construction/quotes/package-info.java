/** Tests of quotes. */
@NullMarked
package br.com.basecommerce.construction.quotes;

import org.jspecify.annotations.NullMarked;
