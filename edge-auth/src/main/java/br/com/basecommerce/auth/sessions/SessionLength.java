package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.identity.Role;
import java.time.Duration;
import java.time.Instant;

/** How long a session lives without being used, and at most. */
enum SessionLength {

    /** A day at the counter. */
    DAY(Duration.ofHours(12), Duration.ofDays(30)),
    /** "Manter conectado", and every portal customer. */
    KEPT(Duration.ofDays(30), Duration.ofDays(90));

    private final Duration idle;
    private final Duration longest;

    SessionLength(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    static SessionLength of(Role role, boolean remember) {
        return remember || role == Role.CUSTOMER ? KEPT : DAY;
    }

    /** The length that a stored session was opened with. */
    static SessionLength ofIdle(Duration idle) {
        return idle.equals(KEPT.idle) ? KEPT : DAY;
    }

    Duration idle() {
        return idle;
    }

    Duration longest() {
        return longest;
    }

    boolean isOver(Instant openedAt, Instant now) {
        return !openedAt.plus(longest).isAfter(now);
    }
}
