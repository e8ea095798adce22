package br.com.basecommerce.engines.stock;

import java.util.Locale;

/** What an alert of the stock engine is about. */
enum AlertType {

    RUPTURE,
    EXCESS,
    IDLE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AlertType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
