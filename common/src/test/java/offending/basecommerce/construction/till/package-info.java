/** A feature that breaks the rules which {@code ModuleRulesTest} names, so that each is seen to catch its offender. */
@NullMarked
package offending.basecommerce.construction.till;

import org.jspecify.annotations.NullMarked;
