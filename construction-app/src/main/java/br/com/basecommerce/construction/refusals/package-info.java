/** What filters refuse, in the same words as controllers do. */
@NullMarked
package br.com.basecommerce.construction.refusals;

import org.jspecify.annotations.NullMarked;
