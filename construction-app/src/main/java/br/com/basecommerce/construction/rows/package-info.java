/** What every row of a store has. */
@NullMarked
package br.com.basecommerce.construction.rows;

import org.jspecify.annotations.NullMarked;
