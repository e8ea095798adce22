package br.com.basecommerce.construction.quotes;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Why the customer said no. The label on screen is the message {@code rejection_reason.{code}}. */
enum RejectionReason {

    PRICE("price"),
    BOUGHT_ELSEWHERE("bought_elsewhere"),
    POSTPONED("postponed"),
    DELIVERY_TIME("delivery_time"),
    OTHER("other");

    @EnumeratedValue
    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    /** As it stands in tables and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    static RejectionReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no RejectionReason has the code " + code));
    }
}
