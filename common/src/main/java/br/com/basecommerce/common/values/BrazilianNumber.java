package br.com.basecommerce.common.values;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as people type them (glossary 8.3): comma before the decimals, dots between groups of three. JSON and files
 * never use this.
 */
public final class BrazilianNumber {

    private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}(\\.[0-9]{3})+(,[0-9]+)?");
    private static final Pattern WITH_COMMA = Pattern.compile("[0-9]+(,[0-9]+)?");
    /** One or two decimals after a dot, or any number of them after a leading zero, as no group begins with 0. */
    private static final Pattern WITH_POINT = Pattern.compile("[0-9]+\\.[0-9]{1,2}|0\\.[0-9]+");
    private static final Pattern CURRENCY = Pattern.compile("^(-?)\\s*R\\$\\s*");
    private static final int LONGEST = 40;

    private BrazilianNumber() {}

    /** Reads a number of either sign, with or without {@code R$}. */
    public static Parsed<BigDecimal> parse(String typed) {
        String text = CURRENCY.matcher(withPlainBlanks(typed)).replaceFirst("$1");
        boolean negative = text.startsWith("-");
        String digits = negative ? text.substring(1) : text;
        if (digits.isEmpty()) {
            return Parsed.refused(typed.isBlank() ? Refusal.NOTHING_TYPED : Refusal.NOT_A_NUMBER);
        }
        return parseUnsigned(digits).map(number -> negative ? number.negate() : number);
    }

    /** Reads a number that has to lie within bounds. */
    public static Parsed<BigDecimal> parse(String typed, NumberBounds bounds) {
        return parse(typed).flatMap(bounds::check);
    }

    /** Reads an amount in reais, zero or more. */
    public static Parsed<Money> parseMoney(String typed) {
        return parse(typed, NumberBounds.MONEY).map(Money::rounded);
    }

    /** Reads reais per stock unit, zero or more, up to four decimals. */
    public static Parsed<UnitCost> parseUnitCost(String typed) {
        return parse(typed, NumberBounds.UNIT_COST).map(UnitCost::rounded);
    }

    /** Reads a quantity above zero, up to three decimals. */
    public static Parsed<Quantity> parseQuantity(String typed) {
        return parse(typed, NumberBounds.QUANTITY).map(Quantity::rounded);
    }

    /** Reads a quantity above zero that the unit can hold. */
    public static Parsed<Quantity> parseQuantity(String typed, Unit unit) {
        return parseQuantity(typed).flatMap(quantity -> unit.holds(quantity)
                ? Parsed.accepted(quantity)
                : Parsed.refused(Refusal.FRACTION_NOT_ALLOWED));
    }

    /** Reads a percentage from 0 to 100, with or without the sign. */
    public static Parsed<Percentage> parsePercentage(String typed) {
        String number = withPlainBlanks(typed).replaceFirst("\\s*%$", "");
        return parse(number, NumberBounds.PERCENTAGE).map(Percentage::rounded);
    }

    private static Parsed<BigDecimal> parseUnsigned(String digits) {
        if (digits.length() > LONGEST) {
            return Parsed.refused(Refusal.NOT_A_NUMBER);
        }
        if (GROUPED.matcher(digits).matches() || WITH_COMMA.matcher(digits).matches()) {
            return Parsed.accepted(new BigDecimal(digits.replace(".", "").replace(',', '.')));
        }
        return WITH_POINT.matcher(digits).matches()
                ? Parsed.accepted(new BigDecimal(digits))
                : Parsed.refused(Refusal.NOT_A_NUMBER);
    }

    /** Copied amounts hold non-breaking blanks and sometimes a typographic minus. */
    private static String withPlainBlanks(String typed) {
        return typed.replaceAll("[\\u00A0\\u202F]", " ").replace('\u2212', '-').strip();
    }
}
