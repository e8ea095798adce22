/** Real PostgreSQL and Redis for the integration tests of every module. */
@NullMarked
package br.com.basecommerce.common.testing;

import org.jspecify.annotations.NullMarked;
