package br.com.basecommerce.engines.stock;

import java.util.Locale;

/** Status of an insight. */
enum Standing {

    ACTIVE,
    ACKNOWLEDGED,
    ACCEPTED,
    IGNORED,
    RESOLVED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
