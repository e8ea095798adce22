package br.com.basecommerce.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void aVersion7TellsHowLongAgoItWasMade() {
        assertThat(Ids.age(madeAt(NOW.minusMillis(1500)), NOW)).contains(Duration.ofMillis(1500));
        assertThat(Ids.age(madeAt(NOW), NOW)).contains(Duration.ZERO);
    }

    @Test
    void whatWasMadeInTheFutureHasNoAge() {
        assertThat(Ids.age(madeAt(NOW.plusMillis(1)), NOW)).isEmpty();
        assertThat(Ids.age(UUID.fromString("ffffffff-ffff-7fff-8fff-ffffffffffff"), NOW)).isEmpty();
    }

    @Test
    void anIdOfAnotherVersionHasNoAge() {
        assertThat(Ids.age(UUID.fromString("00000000-0000-4000-8000-000000000001"), NOW)).isEmpty();
        assertThat(Ids.age(Ids.named(Ids.next(), "name"), NOW)).isEmpty();
    }

    private static UUID madeAt(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }
}
