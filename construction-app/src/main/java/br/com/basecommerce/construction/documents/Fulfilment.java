package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Whether the goods are brought or fetched. The label on screen is the message {@code fulfilment.{code}}. */
public enum Fulfilment {

    DELIVERY("delivery"),
    PICKUP("pickup");

    @EnumeratedValue
    private final String code;

    Fulfilment(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static Fulfilment ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no Fulfilment has the code " + code));
    }
}
