package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Why a quote or an order was cancelled. The label on screen is the message {@code cancellation_reason.{code}}. */
public enum CancellationReason {

    CUSTOMER_GAVE_UP("customer_gave_up"),
    TYPING_ERROR("typing_error"),
    DUPLICATE("duplicate"),
    ABANDONED("abandoned"),
    OTHER("other");

    @EnumeratedValue
    private final String code;

    CancellationReason(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static CancellationReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no CancellationReason has the code " + code));
    }
}
