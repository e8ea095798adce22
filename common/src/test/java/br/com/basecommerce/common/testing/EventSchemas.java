package br.com.basecommerce.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.EventJson;
import br.com.basecommerce.common.events.EventPayload;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract of events, for the tests of those who publish and of those who consume them. */
public final class EventSchemas {

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private EventSchemas() {}

    public static void assertValid(Event event) {
        assertValid(event.type(), event.schemaVersion(), event.payload());
    }

    public static void assertValid(EventPayload payload) {
        assertValid(payload.eventType(), payload.schemaVersion(), EventJson.write(payload));
    }

    /** Asserts that the JSON is a payload of version 1 of that type. */
    public static void assertValid(String type, String json) {
        assertValid(type, 1, json);
    }

    public static void assertValid(String type, int version, String json) {
        assertThat(schema(type + ".v" + version).validate(json, InputFormat.JSON))
                .extracting(Error::toString)
                .as("breaches of %s.v%d in %s", type, version, json)
                .isEmpty();
    }

    /** The example of the catalogue, a valid payload of that type. */
    public static String example(String type) {
        return read("/events/" + type + ".json");
    }

    private static Schema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, missing -> SchemaRegistry
                .withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read("/events/" + missing + ".schema.json"), InputFormat.JSON));
    }

    private static String read(String resource) {
        try (InputStream in = EventSchemas.class.getResourceAsStream(resource)) {
            assertThat(in).as("resource %s", resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
