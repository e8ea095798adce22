/** Lets health checks and scrapers in on the management port. */
@NullMarked
package br.com.basecommerce.common.web.management;

import org.jspecify.annotations.NullMarked;
