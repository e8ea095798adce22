package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** The part of the day a delivery is promised for. The label on screen is the message {@code window.{code}}. */
public enum DeliveryWindow {

    MORNING("morning"),
    AFTERNOON("afternoon"),
    ANY("any");

    @EnumeratedValue
    private final String code;

    DeliveryWindow(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static DeliveryWindow ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no DeliveryWindow has the code " + code));
    }
}
