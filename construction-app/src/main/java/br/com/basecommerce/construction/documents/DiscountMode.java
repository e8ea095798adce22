package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** How the general discount was agreed: a percentage, or the amount that reaches a total. The label on screen is the message {@code discount_mode.{code}}. */
public enum DiscountMode {

    PERCENT("percent"),
    TARGET("target");

    @EnumeratedValue
    private final String code;

    DiscountMode(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static DiscountMode ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no DiscountMode has the code " + code));
    }
}
