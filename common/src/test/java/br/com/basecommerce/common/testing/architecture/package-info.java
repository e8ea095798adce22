/** The shape that every module of the suite keeps, as rules which the build checks. */
@NullMarked
package br.com.basecommerce.common.testing.architecture;

import org.jspecify.annotations.NullMarked;
