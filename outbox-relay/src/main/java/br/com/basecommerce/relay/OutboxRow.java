package br.com.basecommerce.relay;

import br.com.basecommerce.common.events.Event;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of the outbox that is to be published.
 *
 * @param createdOn with {@code id} the key
 * @param attempts how often publishing it failed
 * @param again whether it was published before
 * @param bytes length of the payload; the event's payload is empty when it is longer than what is published at all
 */
record OutboxRow(LocalDate createdOn, long id, int attempts, boolean again, int bytes, Event event) {

    /** What must stay in order. */
    Aggregate aggregate() {
        return new Aggregate(event.aggregateType(), event.aggregateId());
    }

    record Aggregate(String type, UUID id) {}
}
