package br.com.basecommerce.common.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What happened, as data: ids, quantities, prices, dates; never an entity, a name of a customer or a document.
 *
 * <p>Each implementation is a record named after its event, its components those of {@code events.md} section 4.
 */
public interface EventPayload {

    /** The event's type as in the catalogue, {@code sale_recorded}. */
    @JsonIgnore
    String eventType();

    /** From 1; grows only with a breaking change. */
    @JsonIgnore
    default int schemaVersion() {
        return 1;
    }
}
