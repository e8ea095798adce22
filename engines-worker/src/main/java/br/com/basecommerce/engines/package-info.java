/** The engines: what a store's events teach, computed beside its business. */
@NullMarked
package br.com.basecommerce.engines;

import org.jspecify.annotations.NullMarked;
