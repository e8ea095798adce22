/** Runs the whole suite on one machine without Docker: servers, services, gateway, demo stores. */
@NullMarked
package br.com.basecommerce.local;

import org.jspecify.annotations.NullMarked;
