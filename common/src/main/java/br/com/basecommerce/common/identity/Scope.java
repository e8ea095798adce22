package br.com.basecommerce.common.identity;

import java.util.Locale;

/** What kind of credential stands behind a request. */
public enum Scope {

    /** A signed-in browser. */
    SESSION,
    /** An API token that may only read. */
    READ,
    /** An API token that may also write. */
    WRITE;

    /** The scope as it stands in tables and tokens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no scope has that code */
    public static Scope ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
