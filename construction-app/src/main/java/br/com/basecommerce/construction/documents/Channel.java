package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** The way a document or a decision reached the store. The label on screen is the message {@code channel.{code}}. */
public enum Channel {

    COUNTER("counter"),
    PHONE("phone"),
    WHATSAPP("whatsapp"),
    LINK("link"),
    PORTAL("portal"),
    API("api");

    @EnumeratedValue
    private final String code;

    Channel(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static Channel ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no Channel has the code " + code));
    }
}
