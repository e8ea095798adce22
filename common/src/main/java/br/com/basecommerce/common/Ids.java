package br.com.basecommerce.common;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes the identities of rows, events and requests. */
public final class Ids {

    private Ids() {}

    /** A new UUID version 7 (RFC 9562): later ones sort after earlier ones, so indexes grow at their end. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
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
