package br.com.basecommerce.common.events;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an event: the eleven fields of a stream entry ({@code events.md} section 1).
 *
 * @param id unique; the idempotency key of every consumer
 * @param type what happened, as {@code sale_recorded}
 * @param schemaVersion version of this type's payload, from 1
 * @param vertical name of the trade; the stream is {@code events:{vertical}}
 * @param aggregateVersion version of the aggregate after the change
 * @param occurredAt when the business fact happened
 * @param traceparent trace of the click; null when there was none
 * @param payload JSON object
 */
public record Event(UUID id, String type, int schemaVersion, UUID tenantId, String vertical, String aggregateType,
        UUID aggregateId, long aggregateVersion, Instant occurredAt, @Nullable String traceparent, String payload) {

    /** The entry as it goes into the stream: a flat map of strings, an absent trace as empty text. */
    public Map<String, String> toEntry() {
        return Map.ofEntries(
                Map.entry("event_id", id.toString()),
                Map.entry("event_type", type),
                Map.entry("schema_version", Integer.toString(schemaVersion)),
                Map.entry("tenant_id", tenantId.toString()),
                Map.entry("vertical", vertical),
                Map.entry("aggregate_type", aggregateType),
                Map.entry("aggregate_id", aggregateId.toString()),
                Map.entry("aggregate_version", Long.toString(aggregateVersion)),
                Map.entry("occurred_at", EventTime.write(occurredAt)),
                Map.entry("traceparent", traceparent == null ? "" : traceparent),
                Map.entry("payload", payload));
    }

    /** @throws UnreadableEntryException when a field is missing or not of its type */
    public static Event fromEntry(Map<String, String> entry) {
        try {
            String traceparent = required(entry, "traceparent");
            return new Event(
                    UUID.fromString(required(entry, "event_id")),
                    required(entry, "event_type"),
                    Integer.parseInt(required(entry, "schema_version")),
                    UUID.fromString(required(entry, "tenant_id")),
                    required(entry, "vertical"),
                    required(entry, "aggregate_type"),
                    UUID.fromString(required(entry, "aggregate_id")),
                    Long.parseLong(required(entry, "aggregate_version")),
                    EventTime.read(required(entry, "occurred_at")),
                    traceparent.isEmpty() ? null : traceparent,
                    required(entry, "payload"));
        } catch (RuntimeException unreadable) {
            throw new UnreadableEntryException(entry, unreadable);
        }
    }

    private static String required(Map<String, String> entry, String field) {
        String value = entry.get(field);
        if (value == null) {
            throw new IllegalArgumentException("field " + field + " is missing");
        }
        return value;
    }
}
