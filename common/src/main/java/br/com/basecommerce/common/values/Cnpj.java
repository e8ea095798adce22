package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Tax id of a company: twelve digits or letters and two check digits; letters since July 2026 (IN RFB 2.229/2024).
 *
 * @param bare the fourteen characters, upper case
 */
public record Cnpj(@JsonValue String bare) implements Document {

    static final int LENGTH = 14;
    private static final int[] WEIGHTS = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};

    /** @throws RefusedException when the text is not fourteen characters with the right check digits */
    public Cnpj {
        Refusal refusal = refusalOf(bare);
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    /** Reads a CNPJ in any spelling. */
    public static Parsed<Cnpj> parse(String typed) {
        String bare = Document.strip(typed);
        Refusal refusal = bare.isEmpty() ? Refusal.NOTHING_TYPED : refusalOf(bare);
        return refusal == null ? Parsed.accepted(new Cnpj(bare)) : Parsed.refused(refusal);
    }

    /** @throws RefusedException when the text is no CNPJ */
    @JsonCreator
    public static Cnpj of(String text) {
        return parse(text).orElseThrow();
    }

    @Override
    public String display() {
        return bare.substring(0, 2) + '.' + bare.substring(2, 5) + '.' + bare.substring(5, 8) + '/' + bare.substring(8,
                12) + '-' + bare.substring(12);
    }

    private static @Nullable Refusal refusalOf(String bare) {
        if (bare.length() != LENGTH) {
            return Refusal.CNPJ_LENGTH;
        }
        if (!bare.matches("[0-9A-Z]{12}[0-9]{2}")) {
            return Refusal.DOCUMENT_CHARACTERS;
        }
        return CheckDigits.right(bare, WEIGHTS) ? null : Refusal.DOCUMENT_CHECK_DIGITS;
    }
}
