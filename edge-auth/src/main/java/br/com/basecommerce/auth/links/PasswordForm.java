package br.com.basecommerce.auth.links;

import org.jspecify.annotations.Nullable;

/** A new password, typed twice; never shown again. */
record PasswordForm(@Nullable String password, @Nullable String repeated) {

    static final PasswordForm EMPTY = new PasswordForm(null, null);

    String typed() {
        return password == null ? "" : password;
    }

    boolean isSameTwice() {
        return typed().equals(repeated);
    }

    /** Never says what was typed. */
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
