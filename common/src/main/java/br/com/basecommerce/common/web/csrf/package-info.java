/** Refuses writes that another site makes a browser send. */
@NullMarked
package br.com.basecommerce.common.web.csrf;

import org.jspecify.annotations.NullMarked;
