package br.com.basecommerce.auth.users;

/** A password after hashing; made by {@link Passwords#hash} only. */
public final class HashedPassword {

    private final String value;

    HashedPassword(String value) {
        this.value = value;
    }

    String value() {
        return value;
    }
}
