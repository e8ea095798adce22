/** The sales engine: what else to offer (engines.md section 3). */
@NullMarked
package br.com.basecommerce.engines.sales;

import org.jspecify.annotations.NullMarked;
