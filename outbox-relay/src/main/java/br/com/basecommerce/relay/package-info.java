/** Carries committed events from the outbox in PostgreSQL to the streams in Redis. */
@NullMarked
package br.com.basecommerce.relay;

import org.jspecify.annotations.NullMarked;
