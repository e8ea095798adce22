/** Does for a suite on one machine what nginx does at the edge; one contract describes both. */
@NullMarked
package br.com.basecommerce.local.gateway;

import org.jspecify.annotations.NullMarked;
