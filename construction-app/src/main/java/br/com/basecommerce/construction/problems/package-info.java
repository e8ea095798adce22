/** The pages that the problems' addresses lead to. */
@NullMarked
package br.com.basecommerce.construction.problems;

import org.jspecify.annotations.NullMarked;
