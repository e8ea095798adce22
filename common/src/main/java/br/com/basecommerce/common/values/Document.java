package br.com.basecommerce.common.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tax id of a person ({@link Cpf}) or company ({@link Cnpj}); stored bare, shown with its mask. */
public sealed interface Document permits Cpf, Cnpj {

    /** The label that is copied along: "CPF: 529…"; only with a separator, as a CNPJ may begin with these letters. */
    Pattern LABEL = Pattern.compile("^\\s*(?:CPF|CNPJ)(?:/MF)?[^0-9A-Z]+");

    /** As stored: 11 digits or 14 characters. */
    String bare();

    /** With its mask: {@code 529.982.247-25}, {@code 12.ABC.345/01DE-35}. */
    String display();

    /** Reads a CPF or CNPJ in any spelling; eleven characters are a CPF, fourteen a CNPJ. */
    static Parsed<Document> parse(String typed) {
        String bare = strip(typed);
        return switch (bare.length()) {
            case 0 -> Parsed.refused(Refusal.NOTHING_TYPED);
            case Cpf.LENGTH -> Cpf.parse(bare).map(cpf -> cpf);
            case Cnpj.LENGTH -> Cnpj.parse(bare).map(cnpj -> cnpj);
            default -> Parsed.refused(Refusal.DOCUMENT_LENGTH);
        };
    }

    /** @throws RefusedException when the text is no document */
    @JsonCreator
    static Document of(String text) {
        return parse(text).orElseThrow();
    }

    /** Letters and digits alone, upper case; letters with accents stay, so that they are refused. */
    static String strip(String typed) {
        String label = LABEL.matcher(typed.toUpperCase(Locale.ROOT)).replaceFirst("");
        return label.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
