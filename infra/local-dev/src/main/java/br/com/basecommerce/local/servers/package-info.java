/** PostgreSQL and Redis from Maven artifacts, with data that stays until it is reset. */
@NullMarked
package br.com.basecommerce.local.servers;

import org.jspecify.annotations.NullMarked;
