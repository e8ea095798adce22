/** The service as the edge and the operator see it, on real PostgreSQL. */
@NullMarked
package br.com.basecommerce.auth;

import org.jspecify.annotations.NullMarked;
