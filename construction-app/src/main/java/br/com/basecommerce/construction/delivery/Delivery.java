package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A slice of an order on its way to the customer, without its lines.
 *
 * @param scheduledDate store day; null while nobody said when
 */
record Delivery(UUID id, int version, String number, UUID orderId, DeliveryKind kind, DeliveryStatus status,
        @Nullable LocalDate scheduledDate, DeliveryWindow window, @Nullable UUID driverId, int attempts,
        @Nullable Instant departedAt, @Nullable Instant arrivedAt) {

    /**
     * The next state of the delivery.
     *
     * @throws ProblemException invalid-transition, when the present state is none of those the step starts from
     */
    Delivery moved(DeliveryStatus next, DeliveryStatus... from) {
        if (!List.of(from).contains(status)) {
            throw refused();
        }
        return new Delivery(id, version + 1, number, orderId, kind, next, scheduledDate, window, driverId, attempts,
                departedAt, arrivedAt);
    }

    /** The refusal of a step that this state does not allow. */
    ProblemException refused() {
        return ProblemException.of(ProblemType.INVALID_TRANSITION)
                .with("status", status.code())
                .with("allowed", Arrays.stream(DeliveryStep.values())
                        .filter(step -> step.startsFrom(this))
                        .map(DeliveryStep::noun)
                        .toList());
    }
}
