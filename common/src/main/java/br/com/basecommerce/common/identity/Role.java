package br.com.basecommerce.common.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Arrays;

/** The six roles of a store's users. The label on screen is the message {@code role.{code}}. */
public enum Role {

    ADMIN("admin"),
    SALESPERSON("salesperson"),
    FINANCE("finance"),
    STOCKKEEPER("stockkeeper"),
    DRIVER("driver"),
    CUSTOMER("customer");

    @EnumeratedValue
    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The role as it stands in tables, tokens and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no role has that code */
    public static Role ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no role has the code " + code));
    }
}
