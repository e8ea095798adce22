package br.com.basecommerce.construction.exports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What became of an export. The label on screen is the message {@code store_export.{code}}. */
enum ExportStatus {

    PREPARING("preparing"),
    READY("ready"),
    FAILED("failed");

    private final String code;

    ExportStatus(String code) {
        this.code = code;
    }

    /** As it stands in tables and JSON. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when none has that code */
    static ExportStatus ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ExportStatus has the code " + code));
    }
}
