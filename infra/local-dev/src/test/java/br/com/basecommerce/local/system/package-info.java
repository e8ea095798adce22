/** Tests of the whole suite: real programs, real data, a real browser. */
@NullMarked
package br.com.basecommerce.local.system;

import org.jspecify.annotations.NullMarked;
