package br.com.basecommerce.construction.delivery;

import static br.com.basecommerce.construction.delivery.DeliveryStatus.ARRIVED;
import static br.com.basecommerce.construction.delivery.DeliveryStatus.OUT_FOR_DELIVERY;
import static br.com.basecommerce.construction.delivery.DeliveryStatus.PENDING;
import static br.com.basecommerce.construction.delivery.DeliveryStatus.PREPARING;
import static br.com.basecommerce.construction.delivery.DeliveryStatus.READY;

import br.com.basecommerce.common.identity.Permission;
import java.util.Set;

/** What can be done with a delivery, from where, and what it asks for ({@code product.md} section 9). */
enum DeliveryStep {

    PREPARATION("preparation", Permission.DELIVERY_PREPARE, Set.of(PENDING)),
    READINESS("readiness", Permission.DELIVERY_PREPARE, Set.of(PREPARING)),
    HAND_OVER("hand-over", Permission.DELIVERY_HAND_OVER, Set.of(PENDING, PREPARING, READY)),
    MANUAL_COMPLETION("manual-completion", Permission.DELIVERY_COMPLETE_MANUALLY,
            Set.of(READY, OUT_FOR_DELIVERY, ARRIVED)),
    CANCELLATION("cancellation", Permission.DELIVERY_SCHEDULE, Set.of(PENDING, PREPARING, READY));

    private final String noun;
    private final Permission permission;
    private final Set<DeliveryStatus> from;

    DeliveryStep(String noun, Permission permission, Set<DeliveryStatus> from) {
        this.noun = noun;
        this.permission = permission;
        this.from = from;
    }

    /** Its sub-resource. */
    String noun() {
        return noun;
    }

    Permission permission() {
        return permission;
    }

    DeliveryStatus[] from() {
        return from.toArray(DeliveryStatus[]::new);
    }

    boolean startsFrom(Delivery delivery) {
        return startsFrom(delivery.kind(), delivery.status());
    }

    /** A pick-up is handed over at the counter; everything else is completed on the way. */
    boolean startsFrom(DeliveryKind kind, DeliveryStatus status) {
        return from.contains(status) && switch (this) {
            case HAND_OVER -> kind == DeliveryKind.PICKUP;
            case MANUAL_COMPLETION -> kind != DeliveryKind.PICKUP;
            default -> true;
        };
    }
}
