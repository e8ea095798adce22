package br.com.basecommerce.construction.customers;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** Which products a customer sees in the portal: all, or the ones selected for it. */
enum CatalogueMode {

    ALL,
    SELECTED;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    @JsonValue
    String code() {
        return code;
    }
}
