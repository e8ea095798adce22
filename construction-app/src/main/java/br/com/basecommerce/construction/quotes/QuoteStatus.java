package br.com.basecommerce.construction.quotes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** The states of a quote. {@link #EXPIRED} is computed from the last valid day and never stored. The label on screen is the message {@code quote.{code}}. */
enum QuoteStatus {

    DRAFT("draft"),
    SENT("sent"),
    APPROVED("approved"),
    REJECTED("rejected"),
    EXPIRED("expired"),
    CONVERTED("converted"),
    CANCELLED("cancelled");

    @EnumeratedValue
    private final String code;

    QuoteStatus(String code) {
        this.code = code;
    }

    /** As it stands in tables and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    static QuoteStatus ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no QuoteStatus has the code " + code));
    }
}
