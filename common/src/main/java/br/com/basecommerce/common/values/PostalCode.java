package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * CEP; never looked up outside, so any eight digits are one.
 *
 * @param digits the eight digits
 */
public record PostalCode(@JsonValue String digits) {

    /** @throws RefusedException when the text is not eight digits */
    public PostalCode {
        if (!digits.matches("[0-9]{8}")) {
            throw new RefusedException(Refusal.POSTAL_CODE_LENGTH);
        }
    }

    /** Reads a CEP in any spelling: {@code 27310-020}, {@code 27.310-020}, {@code CEP 27310020}. */
    public static Parsed<PostalCode> parse(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        if (typed.isBlank()) {
            return Parsed.refused(Refusal.NOTHING_TYPED);
        }
        return digits.length() == 8
                ? Parsed.accepted(new PostalCode(digits))
                : Parsed.refused(Refusal.POSTAL_CODE_LENGTH);
    }

    /** @throws RefusedException when the text is no CEP */
    @JsonCreator
    public static PostalCode of(String text) {
        return parse(text).orElseThrow();
    }

    /** {@code 27310-020}. */
    public String display() {
        return digits.substring(0, 5) + '-' + digits.substring(5);
    }
}
