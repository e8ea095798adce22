package br.com.basecommerce.construction.quotes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** What became of a request to the owner. The label on screen is the message {@code release.{code}}. */
enum ReleaseStatus {

    PENDING("pending"),
    GRANTED("granted"),
    REFUSED("refused"),
    WITHDRAWN("withdrawn");

    @EnumeratedValue
    private final String code;

    ReleaseStatus(String code) {
        this.code = code;
    }

    /** As it stands in tables and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    static ReleaseStatus ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ReleaseStatus has the code " + code));
    }
}
