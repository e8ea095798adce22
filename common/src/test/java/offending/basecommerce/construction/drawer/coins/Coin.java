package offending.basecommerce.construction.drawer.coins;

/** Public only for the drawer's own packages. */
public record Coin(int cents) {}
