/** What the engines know: facts appended once, the latest state of products, and how far each engine has computed. */
@NullMarked
package br.com.basecommerce.engines.facts;

import org.jspecify.annotations.NullMarked;
