/** Fills the demo stores with believable trade, through the same doors as their own users. */
@NullMarked
package br.com.basecommerce.local.demo;

import org.jspecify.annotations.NullMarked;
