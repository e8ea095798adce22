package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** What becomes of the part of a line that stock does not hold: wait for it, or reduce the line. The label on screen is the message {@code shortage_choice.{code}}. */
public enum ShortageChoice {

    WAIT("wait"),
    CLOSE("close");

    @EnumeratedValue
    private final String code;

    ShortageChoice(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static ShortageChoice ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ShortageChoice has the code " + code));
    }
}
