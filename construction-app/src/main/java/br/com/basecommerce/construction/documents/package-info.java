/** What quotes and orders have in common: their numbers, lines and sums, and the words of their conditions. */
@NullMarked
package br.com.basecommerce.construction.documents;

import org.jspecify.annotations.NullMarked;
