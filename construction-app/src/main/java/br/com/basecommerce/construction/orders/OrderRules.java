package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** What must hold before an order changes. */
final class OrderRules {

    private OrderRules() {}

    /**
     * @param expectedVersion of the caller's copy; null when the caller has none to compare
     * @param allowed whether the order's state allows the step
     * @throws ProblemException invalid-transition or stale-version, in this order
     */
    static void check(OrderHeader order, @Nullable Integer expectedVersion, boolean allowed) {
        if (!allowed) {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION).with("status", order.status().code());
        }
        if (expectedVersion != null && expectedVersion != order.version()) {
            throw ProblemException.of(ProblemType.STALE_VERSION);
        }
    }
}
