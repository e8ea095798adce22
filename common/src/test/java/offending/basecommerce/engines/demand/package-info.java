/** An engine that reaches into a vertical. */
@NullMarked
package offending.basecommerce.engines.demand;

import org.jspecify.annotations.NullMarked;
