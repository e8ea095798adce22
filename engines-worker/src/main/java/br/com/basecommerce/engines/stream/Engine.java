package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.Event;
import java.util.List;
import java.util.Set;

/**
 * An engine as the stream sees it. Every engine that is a bean gets a consumer group of its name, a loop of its own and
 * a ledger, so that its failures are its own.
 */
public interface Engine {

    /** Name of the consumer group, one of {@code stock}, {@code sales}, {@code pricing}, {@code delivery}. */
    String name();

    /**
     * Types of events that reach {@link #apply}, in schema version 1. Other known types are acknowledged without effect, an
     * unknown schema version goes to the dead letters.
     */
    Set<String> handles();

    /**
     * Takes in events that it has not seen before: stores their facts and brings its results up to date.
     *
     * <p>Called inside a transaction, with the tenant bound; nothing may be written outside of it. All events are of this
     * tenant and of {@link #handles() handled} types, at least one and at most 100, in stream order; two events of one
     * aggregate may still come in different calls, or after a later version of it.
     *
     * @throws RuntimeException when one of them cannot be taken in: all is rolled back and given again one by one
     */
    void apply(List<Event> events);
}
