package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of a route.
 *
 * @param planId the plan of the engine it came from
 * @param stops the whole list
 * @param drivenKm one decimal
 */
public record RouteChanged(UUID routeId, String number, String status, LocalDate routeDate, @Nullable UUID driverId,
        @Nullable UUID vehicleId, @Nullable Quantity capacityKg, @Nullable UUID planId, List<Stop> stops,
        @Nullable Instant departedAt, @Nullable Instant finishedAt,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal drivenKm) implements EventPayload {

    public static final String TYPE = "route_changed";

    /** @throws ArithmeticException when the kilometres have more than one decimal */
    public RouteChanged {
        drivenKm = drivenKm == null ? null : drivenKm.setScale(1, RoundingMode.UNNECESSARY);
    }

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * One delivery of the route.
     *
     * @param sequence from 1
     * @param pinned whether people fixed its place
     */
    public record Stop(int sequence, UUID deliveryId, boolean pinned) {}
}
