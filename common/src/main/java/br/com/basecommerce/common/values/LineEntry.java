package br.com.basecommerce.common.values;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line as the counter types it: {@code [quantity [unit] [+waste%]] [*] words} (glossary 8.4). A number is a quantity
 * only when {@code *}, {@code x} or a unit follows it, so that a code or bar code can be typed alone.
 *
 * @param quantity as typed; 1 when none was
 * @param unit null for the default sell unit of the product
 * @param waste zero when none was typed
 * @param words what to search; never blank
 */
public record LineEntry(Quantity quantity, @Nullable Unit unit, Percentage waste, String words) {

    private static final String NUMBER = "(?<number>-?[0-9][0-9.,]*)";
    private static final String WASTE = "(?:\\s*\\+\\s*(?<waste>[0-9.,]+)\\s*%)?";
    private static final String WORDS = "\\s*(?<words>.*)";

    private static final Pattern WITH_UNIT = Pattern.compile(NUMBER + "(?<gap>\\s*)(?<unit>\\p{L}+[23²³]?)"
            + "\\.?(?=[\\s+*×]|$)" + WASTE + "(?<sign>\\s*(?:[*×]|[xX](?=\\s)))?" + WORDS);
    /** An x is a sign when it hangs on the number or stands apart: "10x cim", "10 x cim", but not "10 xadrez". */
    private static final Pattern WITH_SIGN = Pattern.compile(NUMBER + WASTE
            + "(?:\\s*[*×]|(?<=[0-9])[xX]|\\s*[xX](?=[\\s0-9]|$))" + WORDS);
    private static final Pattern BAR_CODE = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
    private static final Quantity ONE = Quantity.of(1);

    /** Reads a line; refused when it is empty, has a quantity without product, or one that cannot be. */
    public static Parsed<LineEntry> parse(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Parsed.refused(Refusal.NOTHING_TYPED);
        }
        Matcher measured = WITH_UNIT.matcher(text);
        Optional<Unit> unit = measured.matches() ? Unit.recognise(measured.group("unit")) : Optional.empty();
        if (unit.isPresent() && !isCode(measured)) {
            return read(measured, unit.get());
        }
        Matcher counted = WITH_SIGN.matcher(text);
        return counted.matches()
                ? read(counted, null)
                : Parsed.accepted(new LineEntry(ONE, null, Percentage.ZERO, text));
    }

    /** The words, when they can be a bar code (8, 12, 13 or 14 digits). */
    public Optional<String> barCode() {
        return BAR_CODE.matcher(words).matches() ? Optional.of(words) : Optional.empty();
    }

    /** "6M" alone is a code, as nothing but a missing product would be left. */
    private static boolean isCode(Matcher measured) {
        return measured.group("gap").isEmpty() && measured.group("waste") == null && measured.group("sign") == null
                && measured.group("words").isEmpty();
    }

    private static Parsed<LineEntry> read(Matcher line, @Nullable Unit unit) {
        String words = line.group("words").strip();
        if (words.isEmpty()) {
            return Parsed.refused(Refusal.LINE_WITHOUT_PRODUCT);
        }
        return quantity(line.group("number"), unit).flatMap(quantity -> waste(line.group("waste")).map(
                waste -> new LineEntry(quantity, unit, waste, words)));
    }

    private static Parsed<Quantity> quantity(String number, @Nullable Unit unit) {
        return unit == null
                ? BrazilianNumber.parseQuantity(number)
                : BrazilianNumber.parseQuantity(number, unit);
    }

    private static Parsed<Percentage> waste(@Nullable String number) {
        return number == null ? Parsed.accepted(Percentage.ZERO) : BrazilianNumber.parsePercentage(number);
    }
}
