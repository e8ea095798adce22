/** The inside of the drawer, which the till may not see. */
@NullMarked
package offending.basecommerce.construction.drawer.coins;

import org.jspecify.annotations.NullMarked;
