package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Tax id of a person: nine digits and two check digits.
 *
 * @param bare the eleven digits
 */
public record Cpf(@JsonValue String bare) implements Document {

    static final int LENGTH = 11;
    private static final int[] WEIGHTS = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};

    /** @throws RefusedException when the text is not eleven digits with the right check digits */
    public Cpf {
        Refusal refusal = refusalOf(bare);
        if (refusal != null) {
            throw new RefusedException(refusal);
        }
    }

    /** Reads a CPF in any spelling. */
    public static Parsed<Cpf> parse(String typed) {
        String bare = Document.strip(typed);
        Refusal refusal = bare.isEmpty() ? Refusal.NOTHING_TYPED : refusalOf(bare);
        return refusal == null ? Parsed.accepted(new Cpf(bare)) : Parsed.refused(refusal);
    }

    /** @throws RefusedException when the text is no CPF */
    @JsonCreator
    public static Cpf of(String text) {
        return parse(text).orElseThrow();
    }

    @Override
    public String display() {
        return bare.substring(0, 3) + '.' + bare.substring(3, 6) + '.' + bare.substring(6, 9) + '-' + bare.substring(9);
    }

    private static @Nullable Refusal refusalOf(String bare) {
        if (bare.length() != LENGTH) {
            return Refusal.CPF_LENGTH;
        }
        if (!bare.matches("[0-9]+")) {
            return Refusal.DOCUMENT_CHARACTERS;
        }
        return CheckDigits.right(bare, WEIGHTS) ? null : Refusal.DOCUMENT_CHECK_DIGITS;
    }
}
