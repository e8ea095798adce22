package br.com.basecommerce.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a row that was refused is tried again ({@code events.md} section 5). */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private RetrySchedule() {}

    /**
     * @param attempts failures so far, the present one included
     * @return the pause before the next try; empty when the row is given up
     */
    static Optional<Duration> pauseAfter(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
