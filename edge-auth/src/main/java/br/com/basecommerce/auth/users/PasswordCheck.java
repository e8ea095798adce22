package br.com.basecommerce.auth.users;

import java.time.Instant;

/** What came of an e-mail and a password. */
public sealed interface PasswordCheck {

    record Right(Account account) implements PasswordCheck {}

    /**
     * Unknown e-mail, wrong password, inactive user: told apart nowhere but in the audit trail.
     *
     * @param account whose password was wrong
     */
    record Wrong(Account account, boolean lockedNow) implements PasswordCheck {}

    record Unknown() implements PasswordCheck {}

    /** Not even looked at. */
    record Locked(Instant until) implements PasswordCheck {}
}
