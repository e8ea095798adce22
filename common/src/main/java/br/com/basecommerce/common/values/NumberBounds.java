package br.com.basecommerce.common.values;

import java.math.BigDecimal;

/**
 * What a field can hold.
 *
 * @param least smallest number accepted
 * @param most largest number accepted
 * @param decimals most decimals that mean something; trailing zeros do not count
 */
public record NumberBounds(BigDecimal least, BigDecimal most, int decimals) {

    /** Money from zero on, {@code numeric(14,2)}. */
    public static final NumberBounds MONEY = between("0", "999999999999.99", 2);
    /** Unit cost from zero on, {@code numeric(14,4)}. */
    public static final NumberBounds UNIT_COST = between("0", "9999999999.9999", 4);
    /** Quantity above zero, {@code numeric(14,3)}. */
    public static final NumberBounds QUANTITY = between("0.001", "99999999999.999", 3);
    /** Percent from 0 to 100, two decimals. */
    public static final NumberBounds PERCENTAGE = between("0", "100", 2);

    public static NumberBounds between(String least, String most, int decimals) {
        return new NumberBounds(new BigDecimal(least), new BigDecimal(most), decimals);
    }

    Parsed<BigDecimal> check(BigDecimal number) {
        if (number.compareTo(least) < 0) {
            return Parsed.refused(Refusal.NUMBER_TOO_SMALL);
        }
        if (number.compareTo(most) > 0) {
            return Parsed.refused(Refusal.NUMBER_TOO_LARGE);
        }
        return number.stripTrailingZeros().scale() > decimals
                ? Parsed.refused(Refusal.TOO_MANY_DECIMALS)
                : Parsed.accepted(number);
    }
}
