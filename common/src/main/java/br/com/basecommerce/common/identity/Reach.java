package br.com.basecommerce.common.identity;

/** How far a permission goes for a role. */
public enum Reach {

    /** Every row of the store. */
    ALL,
    /** Only the rows that {@code product.md} section 5.2 names; any other row is not found. */
    OWN,
    /** Not at all. */
    NONE
}
