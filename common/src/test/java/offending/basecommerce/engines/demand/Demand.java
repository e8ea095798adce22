package offending.basecommerce.engines.demand;

import offending.basecommerce.construction.drawer.Drawer;

/** Reads the vertical's drawer instead of its events. */
public class Demand {

    Drawer source() {
        return new Drawer();
    }
}
