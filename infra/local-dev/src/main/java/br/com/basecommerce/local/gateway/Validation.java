package br.com.basecommerce.local.gateway;

import java.time.Duration;

/** What edge-auth says of a credential. */
sealed interface Validation {

    /** May go on with this inner token; may be repeated without asking for {@code lifetime}. */
    record Granted(String token, Duration lifetime) implements Validation {}

    /** No credential, or one that has ended. */
    record Unknown() implements Validation {}

    /** Known, but the role may not be here. */
    record Misplaced() implements Validation {}

    /** edge-auth did not answer, or not in a way that can be understood. */
    record Unanswered(int status) implements Validation {}
}
