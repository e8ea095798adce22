package br.com.basecommerce.engines.facts;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.EventJson;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Events of one store that are taken in together.
 *
 * @param tenant whose events they are
 * @param zone where the store's days begin and end
 */
public record EventBatch(UUID tenant, ZoneId zone, List<Event> events) {

    /** An event with its payload read. */
    public record Received<P extends EventPayload>(Event event, P payload) {}

    private static final Comparator<Received<?>> BY_VERSION = Comparator.<Received<?>>comparingLong(received -> received
            .event().aggregateVersion()).thenComparing(received -> received.event().id());

    /** The events of the bound tenant. */
    public static EventBatch of(List<Event> events) {
        var tenant = TenantContext.required();
        return new EventBatch(tenant.id().value(), tenant.zone(), List.copyOf(events));
    }

    /** Events of a type in the order of their ids, so that two engines never wait for each other's rows crosswise. */
    public <P extends EventPayload> List<Received<P>> of(String eventType, Class<P> payload) {
        return events.stream()
                .filter(event -> event.type().equals(eventType))
                .sorted(Comparator.comparing(Event::id))
                .map(event -> new Received<>(event, EventJson.read(event.payload(), payload)))
                .toList();
    }

    /** The latest of them for each key, by version, then by id; one statement may touch a row only once. */
    public <P extends EventPayload> List<Received<P>> latest(String eventType, Class<P> payload,
            Function<P, Object> key) {
        Map<Object, Received<P>> latest = new LinkedHashMap<>();
        for (Received<P> received : of(eventType, payload)) {
            latest.merge(key.apply(received.payload()), received, BinaryOperator.maxBy(BY_VERSION));
        }
        return List.copyOf(latest.values());
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    public Instant lastOccurredAt() {
        return events.stream().map(Event::occurredAt).max(Comparator.naturalOrder()).orElseThrow();
    }
}
