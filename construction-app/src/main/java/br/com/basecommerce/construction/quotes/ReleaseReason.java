package br.com.basecommerce.construction.quotes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** What a quote needs the owner's permission for. The label on screen is the message {@code release_reason.{code}}. */
enum ReleaseReason {

    DISCOUNT("discount"),
    BELOW_COST("below_cost");

    @EnumeratedValue
    private final String code;

    ReleaseReason(String code) {
        this.code = code;
    }

    /** As it stands in tables and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    static ReleaseReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ReleaseReason has the code " + code));
    }
}
