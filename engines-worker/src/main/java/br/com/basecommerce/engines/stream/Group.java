package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.Event;
import java.util.List;
import java.util.Optional;

/**
 * A consumer group with its engine. The group of an engine that this release does not have yet is read all the same, so
 * that the stream can be trimmed; such an engine starts from the outbox when it comes.
 */
record Group(String name, Optional<Engine> engine) {

    boolean handles(Event event) {
        return engine.map(present -> present.handles().contains(event.type())).orElse(false);
    }

    /** Whether an event leaves a trace in this group's ledger. */
    boolean wants(Event event) {
        return handles(event) || KnownEvents.isLedgerOnly(event);
    }

    void apply(List<Event> events) {
        engine.orElseThrow().apply(events);
    }
}
