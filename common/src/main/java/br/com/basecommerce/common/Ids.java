package br.com.basecommerce.common;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes the identities of rows, events and requests. */
public final class Ids {

    private Ids() {}

    /** A new UUID version 7 (RFC 9562): later ones sort after earlier ones, so indexes grow at their end. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * How long ago an id was made: the first 48 bits of a version 7 are the milliseconds of it. Of other versions, and of a
     * time that is still to come, nothing is known.
     */
    public static Optional<Duration> age(UUID id, Instant now) {
        return Optional.of(id).filter(known -> known.version() == 7)
                .map(known -> Duration.between(Instant.ofEpochMilli(known.getMostSignificantBits() >>> 16), now))
                .filter(age -> !age.isNegative());
    }

    /** The same UUID for the same name, always (version 5): for things that several parts must name alike unasked. */
    public static UUID named(UUID namespace, String name) {
        return UuidCreator.getNameBasedSha1(namespace, name);
    }

    /** The id of an ordered pair, always the same one: the second within the first. */
    public static UUID ofPair(UUID first, UUID second) {
        return named(first, second.toString());
    }
}
