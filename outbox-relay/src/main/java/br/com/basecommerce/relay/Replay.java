package br.com.basecommerce.relay;

import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.relay.PublishedRows.Key;
import br.com.basecommerce.relay.PublishedRows.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Has events published again that were published before. The rows are handed back to the leading relay, slice after slice
 * in outbox order, so that there is still one writer of the stream; an interrupted replay leaves nothing half done.
 */
@Component
class Replay {

    /** Most events a second: engines and Redis have their daily work besides. */
    static final int PER_SECOND = 2_000;

    private static final int SLICE = 500;
    private static final Duration PER_SLICE = Duration.ofSeconds(1).multipliedBy(SLICE).dividedBy(PER_SECOND);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** A relay that leads publishes a slice in a fraction of this; afterwards Redis counts as away. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** A leader says every two seconds that it lives. */
    private static final long LIVELY_SECONDS = 10;

    private final PublishedRows rows;
    private final RelayState state;
    private final Clock clock;

    Replay(PublishedRows rows, RelayState state, Clock clock) {
        this.rows = rows;
        this.state = state;
        this.clock = clock;
    }

    /** @throws RefusedException when no relay leads */
    void requireLeader() {
        if (state.leader().filter(leader -> leader.heartbeatSeconds() <= LIVELY_SECONDS).isEmpty()) {
            throw new RefusedException("no relay leads, so nobody would publish");
        }
    }

    /** How many events would come again. */
    long count(Selection which) {
        return rows.count(which);
    }

    /**
     * Returns when all of them stand in the stream again.
     *
     * @return how many they were
     */
    long run(Selection which) throws InterruptedException {
        long published = 0;
        Instant next = clock.instant();
        List<Key> slice = rows.publishAgain(which, Key.BEFORE_ALL, SLICE);
        while (!slice.isEmpty()) {
            awaitPublished(slice, published);
            published += slice.size();
            next = next.plus(PER_SLICE);
            pauseUntil(next);
            slice = rows.publishAgain(which, slice.getLast(), SLICE);
        }
        return published;
    }

    private void awaitPublished(List<Key> slice, long before) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (rows.anyPending(slice)) {
            if (clock.instant().isAfter(deadline)) {
                throw new IllegalStateException(before + " events were published again; up to " + slice.size()
                        + " more wait for the relay, which does not publish: is Redis there?");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    /** Time that was lost is not made up for. */
    private void pauseUntil(Instant next) throws InterruptedException {
        Duration pause = Duration.between(clock.instant(), next);
        if (pause.isPositive()) {
            Thread.sleep(pause);
        }
    }
}
