package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The twenty units of measure of the trade. Codes are its own abbreviations, equal on labels and fiscal documents, and
 * never translated; the words for people are the messages {@code unit.{code}.singular}, {@code .plural} and
 * {@code .short}.
 */
public enum Unit {

    UN(Kind.WHOLE, "und", "unid"),
    PC(Kind.WHOLE, "pcs"),
    SC(Kind.WHOLE, "scs"),
    CX(Kind.WHOLE, "cxs"),
    BR(Kind.WHOLE, "brs"),
    RL(Kind.WHOLE, "rls"),
    LT(Kind.WHOLE, "lts"),
    GL(Kind.WHOLE, "gal"),
    BD(Kind.WHOLE),
    FD(Kind.WHOLE),
    KG(Kind.FRACTIONAL, "kgs", "quilo", "quilos", "kilo", "kilos", "quilograma", "quilogramas"),
    TON(Kind.FRACTIONAL, "tonelada", "toneladas"),
    M(Kind.FRACTIONAL, "mt", "mts", "metro", "metros"),
    M2(Kind.FRACTIONAL, "mt2"),
    M3(Kind.FRACTIONAL, "mt3"),
    L(Kind.FRACTIONAL),
    MIL(Kind.FRACTIONAL, "milhar", "milhares"),
    CT(Kind.FRACTIONAL),
    PAR(Kind.WHOLE),
    PLT(Kind.WHOLE, "pallet", "pallets", "palet", "palets");

    private enum Kind {
        WHOLE,
        FRACTIONAL
    }

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("messages.values");
    private static final Map<String, Unit> BY_SPELLING = spellings();

    @EnumeratedValue
    private final String code;
    private final Kind kind;
    private final String[] furtherSpellings;

    Unit(Kind kind, String... furtherSpellings) {
        this.code = name();
        this.kind = kind;
        this.furtherSpellings = furtherSpellings;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no unit has that code */
    @JsonCreator
    public static Unit ofCode(String code) {
        return valueOf(code);
    }

    /** The unit that somebody typed in any usual spelling: {@code sc}, {@code Sacos}, {@code m²}, {@code peças}. */
    public static Optional<Unit> recognise(String typed) {
        return Optional.ofNullable(BY_SPELLING.get(spelling(typed)));
    }

    /** True when a quantity of this unit may have decimals (three); a product may forbid it, never allow more. */
    public boolean allowsFractions() {
        return kind == Kind.FRACTIONAL;
    }

    /** True when this unit can hold the quantity. */
    public boolean holds(Quantity quantity) {
        return allowsFractions() || quantity.value().stripTrailingZeros().scale() <= 0;
    }

    /** {@code saco}, {@code m²}. */
    public String singular() {
        return WORDS.getString("unit." + code + ".singular");
    }

    /** {@code sacos}, {@code m²}. */
    public String plural() {
        return WORDS.getString("unit." + code + ".plural");
    }

    /** The abbreviation for tables: {@code sc}, {@code m²}. */
    public String shortForm() {
        return WORDS.getString("unit." + code + ".short");
    }

    /** The word that agrees with the number: 1 saco, 1,5 milheiro, 2 sacos (plural rule of CLDR for pt). */
    public String nameFor(Quantity quantity) {
        return quantity.value().abs().compareTo(BigDecimal.TWO) < 0 ? singular() : plural();
    }

    private static Map<String, Unit> spellings() {
        Map<String, Unit> units = new HashMap<>();
        for (Unit unit : values()) {
            Stream.concat(
                    Stream.of(unit.code, unit.singular(), unit.plural(), unit.shortForm()),
                    Arrays.stream(unit.furtherSpellings))
                    .forEach(spelling -> units.put(spelling(spelling), unit));
        }
        return Map.copyOf(units);
    }

    private static String spelling(String typed) {
        return SearchText.normalise(typed.replace('²', '2').replace('³', '3'));
    }
}
