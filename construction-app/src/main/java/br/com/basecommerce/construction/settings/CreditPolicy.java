package br.com.basecommerce.construction.settings;

import java.util.Locale;

/** What happens when an order exceeds its customer's credit: say so and go on, ask for a release, or refuse. */
public enum CreditPolicy {

    WARN,
    RELEASE,
    BLOCK;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CreditPolicy ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
