package br.com.basecommerce.common.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Values as people read them (glossary 8): {@code 1.234,56}, {@code R$ 1.234,56}, {@code 12,5%}, {@code 15/01/2026}.
 * Equal to what CLDR says for pt-BR, without need of the JDK's locale data, which small images leave out.
 */
public final class BrazilianFormat {

    /** Of all that people read. */
    public static final Locale LOCALE = Locale.of("pt", "BR");

    private static final DecimalFormatSymbols SYMBOLS = symbols();
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    private BrazilianFormat() {}

    /** {@code R$ 1.234,56}, {@code -R$ 23,70}; the blank does not break. */
    public static String money(Money money) {
        return format("R$\u00a0#,##0.00", money.amount());
    }

    /** {@code 1.234,56}: money in an input field or under a heading that names reais. */
    public static String amount(Money money) {
        return format("#,##0.00", money.amount());
    }

    /** {@code R$ 31,20}, {@code R$ 31,2345}: four decimals only when needed. */
    public static String unitCost(UnitCost cost) {
        return format("R$\u00a0#,##0.00##", cost.amount());
    }

    /** {@code 12,5%}. */
    public static String percentage(Percentage percentage) {
        return decimal(percentage.value()) + '%';
    }

    /** {@code 2,5}: the quantity without its unit. */
    public static String quantity(Quantity quantity) {
        return decimal(quantity.value());
    }

    /** {@code 2,5 m³}, {@code 1 saco}, {@code 10 sacos}. */
    public static String quantity(Quantity quantity, Unit unit) {
        return quantity(quantity) + ' ' + unit.nameFor(quantity);
    }

    /** {@code 10 sc}: for narrow columns. */
    public static String shortQuantity(Quantity quantity, Unit unit) {
        return quantity(quantity) + ' ' + unit.shortForm();
    }

    /** {@code 1.234,5678}: every decimal that is not a trailing zero. */
    public static String decimal(BigDecimal number) {
        return format("#,##0.##########", number);
    }

    /** {@code 12,3 MB}, {@code 850 kB}: powers of 1,000, as phones and browsers show a file. */
    public static String bytes(long count) {
        return count <= 999_000
                ? format("#,##0", BigDecimal.valueOf(count).movePointLeft(3).setScale(0, RoundingMode.CEILING)) + " kB"
                : format("#,##0.#", BigDecimal.valueOf(count).movePointLeft(6)) + " MB";
    }

    /** {@code 15/01/2026}. */
    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** {@code 15/01/2026 10:30} in the store's zone. */
    public static String dateTime(Instant instant, ZoneId zone) {
        return DATE_TIME.format(instant.atZone(zone));
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, SYMBOLS).format(number);
    }

    private static DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setMonetaryDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        symbols.setMonetaryGroupingSeparator('.');
        return symbols;
    }
}
