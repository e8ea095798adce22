/** Sales proposals: written while the customer waits, sent, decided and turned into orders. */
@NullMarked
package br.com.basecommerce.construction.quotes;

import org.jspecify.annotations.NullMarked;
