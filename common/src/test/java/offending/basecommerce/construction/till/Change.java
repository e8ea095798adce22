package offending.basecommerce.construction.till;

import offending.basecommerce.construction.drawer.coins.Coin;

/** Reaches past the drawer into its inside. */
record Change(Coin coin) {}
