package offending.basecommerce.construction.drawer;

import offending.basecommerce.construction.till.TillPages;

/** Stands in a package without {@code @NullMarked} and closes the circle to the till. */
public class Drawer {

    Class<?> till() {
        return TillPages.class;
    }
}
