/** The command line basecommerce for the operator, in the same jar as the service. */
@NullMarked
package br.com.basecommerce.auth.cli;

import org.jspecify.annotations.NullMarked;
