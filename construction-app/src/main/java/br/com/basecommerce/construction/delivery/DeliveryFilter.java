package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of deliveries is narrowed to.
 *
 * @param unscheduled only those of which nobody said when
 * @param q words of the order: number, customer, site
 */
record DeliveryFilter(List<DeliveryStatus> status, @Nullable DeliveryKind kind, @Nullable LocalDate scheduledFrom,
        @Nullable LocalDate scheduledTo, boolean unscheduled, @Nullable UUID driverId, @Nullable UUID orderId,
        @Nullable String q) {

    static final DeliveryFilter NONE = new DeliveryFilter(List.of(), null, null, null, false, null, null, null);

    /** Everything that is not over. */
    static final DeliveryFilter OPEN = new DeliveryFilter(List.of(DeliveryStatus.PENDING, DeliveryStatus.PREPARING,
            DeliveryStatus.READY, DeliveryStatus.OUT_FOR_DELIVERY, DeliveryStatus.ARRIVED), null, null, null, false,
            null, null, null);

    /** @throws ProblemException malformed, when there is no such status */
    static List<DeliveryStatus> statuses(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream()
                        .map(code -> DeliveryStatus.recognise(code)
                                .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED)))
                        .toList();
    }

    /** @throws ProblemException malformed, when there is no such kind */
    static @Nullable DeliveryKind kind(@Nullable String code) {
        return code == null
                ? null
                : DeliveryKind.recognise(code)
                        .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED));
    }
}
