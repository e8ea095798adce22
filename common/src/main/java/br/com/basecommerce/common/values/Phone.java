package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A Brazilian telephone.
 *
 * @param digits area code and number: 10 digits, or 11 of a mobile, whose third is 9
 */
public record Phone(@JsonValue String digits) {

    private static final String COUNTRY = "55";
    private static final int LANDLINE = 10;
    private static final int MOBILE = 11;
    private static final int LOWEST_AREA_CODE = 11;

    /** @throws RefusedException when the digits are no telephone */
    public Phone {
        Refusal refusal = refusalOf(digits);
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    /** Reads a telephone in any spelling, with or without {@code +55} and the 0 of long distance. */
    public static Parsed<Phone> parse(String typed) {
        String all = typed.replaceAll("[^0-9]", "");
        if (typed.isBlank()) {
            return Parsed.refused(Refusal.NOTHING_TYPED);
        }
        if (typed.strip().startsWith("+") && !all.startsWith(COUNTRY)) {
            return Parsed.refused(Refusal.PHONE_COUNTRY);
        }
        String digits = withoutPrefix(all);
        Refusal refusal = refusalOf(digits);
        return refusal == null ? Parsed.accepted(new Phone(digits)) : Parsed.refused(refusal);
    }

    /** @throws RefusedException when the text is no telephone */
    @JsonCreator
    public static Phone of(String text) {
        return parse(text).orElseThrow();
    }

    /** {@code (24) 99999-9999} or {@code (24) 3333-4444}. */
    public String display() {
        int hyphen = digits.length() - 4;
        return "(" + digits.substring(0, 2) + ") " + digits.substring(2, hyphen) + '-' + digits.substring(hyphen);
    }

    public boolean isMobile() {
        return digits.length() == MOBILE;
    }

    /** For {@code tel:} links: {@code +5524999999999}. */
    public String tel() {
        return '+' + COUNTRY + digits;
    }

    /** For {@code https://wa.me/} links: {@code 5524999999999}. */
    public String whatsApp() {
        return COUNTRY + digits;
    }

    private static String withoutPrefix(String all) {
        String digits = all.replaceFirst("^0+", "");
        // 55 is an area code too: only what is longer than a mobile can hold the country.
        boolean withCountry = digits.length() > MOBILE && digits.startsWith(COUNTRY);
        return withCountry ? digits.substring(COUNTRY.length()).replaceFirst("^0", "") : digits;
    }

    private static @Nullable Refusal refusalOf(String digits) {
        if (!digits.matches("[0-9]{10,11}")) {
            return Refusal.PHONE_LENGTH;
        }
        if (Integer.parseInt(digits.substring(0, 2)) < LOWEST_AREA_CODE) {
            return Refusal.PHONE_AREA_CODE;
        }
        return digits.length() > LANDLINE && digits.charAt(2) != '9' ? Refusal.PHONE_MOBILE : null;
    }
}
