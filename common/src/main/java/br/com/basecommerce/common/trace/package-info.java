/** Carries the trace of a click from the edge through the outbox to an engine's row. */
@NullMarked
package br.com.basecommerce.common.trace;

import org.jspecify.annotations.NullMarked;
