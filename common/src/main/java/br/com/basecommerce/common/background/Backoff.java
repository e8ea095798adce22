package br.com.basecommerce.common.background;

import java.time.Duration;

/** How long to wait after each failure in a row: doubling from the first pause to the longest. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration next;

    public Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    public Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    /** Something worked: the next failure begins anew. */
    public void reset() {
        next = first;
    }

    boolean isFresh() {
        return next.equals(first);
    }
}
