package br.com.basecommerce.auth.signin;

import org.jspecify.annotations.Nullable;

/** What the page "Entrar" posts; the password never goes back into it. */
record SignInForm(@Nullable String email, @Nullable String password, @Nullable Boolean remember,
        @Nullable String next) {

    static SignInForm to(@Nullable String next) {
        return new SignInForm(null, null, null, next);
    }

    String typedEmail() {
        return email == null ? "" : email;
    }

    String typedPassword() {
        return password == null ? "" : password;
    }

    boolean staysConnected() {
        return Boolean.TRUE.equals(remember);
    }

    SignInForm withoutPassword() {
        return new SignInForm(email, null, remember, next);
    }

    /** Never says what was typed. */
    @Override
    public String toString() {
        return "SignInForm";
    }
}
