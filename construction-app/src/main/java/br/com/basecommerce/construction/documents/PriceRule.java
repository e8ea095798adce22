package br.com.basecommerce.construction.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** Where the price of a line comes from. The label on screen is the message {@code price_rule.{code}}. */
public enum PriceRule {

    JOB_SITE("job_site"),
    CUSTOMER("customer"),
    PRICE_LIST("price_list"),
    QUANTITY_BREAK("quantity_break"),
    BASE("base"),
    MANUAL("manual");

    @EnumeratedValue
    private final String code;

    PriceRule(String code) {
        this.code = code;
    }

    /** As it stands in tables, events and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    public static PriceRule ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no PriceRule has the code " + code));
    }
}
