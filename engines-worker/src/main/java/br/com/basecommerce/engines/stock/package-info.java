/** The stock engine: what to buy, when and how much (engines.md section 2). */
@NullMarked
package br.com.basecommerce.engines.stock;

import org.jspecify.annotations.NullMarked;
