package br.com.basecommerce.engines.text;

import static java.util.Objects.requireNonNull;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences of the message bundle, completed with numbers as Brazilians write them. */
public final class Sentences {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages.engines");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private Sentences() {}

    /** The sentence with its places still open, for a view that completes it. */
    public static String template(String key) {
        return BUNDLE.getString(key);
    }

    /** The sentence with every {@code {place}} filled; what is filled in is never read as a place itself. */
    public static String fill(String key, Map<String, String> values) {
        return PLACE.matcher(BUNDLE.getString(key)).replaceAll(place -> Matcher.quoteReplacement(requireNonNull(values
                .get(place.group(1)), () -> key + " needs " + place.group())));
    }

    /** {@code 9 sacos}, {@code 1 saco}, {@code 2,5 m³}. */
    public static String quantity(BigDecimal quantity, Unit unit) {
        return BrazilianFormat.quantity(Quantity.rounded(quantity), unit);
    }

    /** {@code 7 dias}, {@code 1 dia}, {@code 8,3 dias}: one decimal when needed. */
    public static String days(double days) {
        BigDecimal rounded = BigDecimal.valueOf(days).setScale(1, RoundingMode.HALF_UP);
        String word = BUNDLE.getString(rounded.compareTo(BigDecimal.ONE) == 0 ? "day" : "days");
        return BrazilianFormat.decimal(rounded) + ' ' + word;
    }
}
