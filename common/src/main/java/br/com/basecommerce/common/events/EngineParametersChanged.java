package br.com.basecommerce.common.events;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole set of parameters that a store, or one product of it, gives an engine.
 *
 * @param engine stock, sales, pricing or delivery
 * @param productId null for the whole store
 * @param parameters names and units of the engine; an absent name is inherited; decimals are read as BigDecimal
 */
public record EngineParametersChanged(String engine, @Nullable UUID productId, Map<String, @Nullable Object> parameters)
        implements
            EventPayload {

    public static final String TYPE = "engine_parameters_changed";

    @Override
    public String eventType() {
        return TYPE;
    }
}
