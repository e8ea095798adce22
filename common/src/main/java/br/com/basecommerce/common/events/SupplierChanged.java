package br.com.basecommerce.common.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole state of a supplier. */
public record SupplierChanged(UUID supplierId, String name, @Nullable Integer leadTimeDays, boolean active)
        implements
            EventPayload {

    public static final String TYPE = "supplier_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
