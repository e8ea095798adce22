package br.com.basecommerce.common.events;

import java.time.Instant;
import java.util.UUID;

/** The smoke test knocked; only in its reserved tenant. */
public record PlatformChecked(UUID probeId, Instant checkedAt) implements EventPayload {

    public static final String TYPE = "platform_checked";

    @Override
    public String eventType() {
        return TYPE;
    }
}
