/** Answers the edge's question for every request: may this credential come in here? */
@NullMarked
package br.com.basecommerce.auth.validation;

import org.jspecify.annotations.NullMarked;
