/** The stores that there are, as the edge publishes them. */
@NullMarked
package br.com.basecommerce.engines.tenants;

import org.jspecify.annotations.NullMarked;
