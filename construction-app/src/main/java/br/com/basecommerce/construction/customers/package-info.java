/** Who buys, and where they build. */
@NullMarked
package br.com.basecommerce.construction.customers;

import org.jspecify.annotations.NullMarked;
