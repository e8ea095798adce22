/** The operator's command line {@code basecommerce}, in the same jar as its service. */
@NullMarked
package br.com.basecommerce.common.cli;

import org.jspecify.annotations.NullMarked;
