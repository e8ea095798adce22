package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of orders is narrowed to.
 *
 * @param q words of number, customer, document or site
 * @param createdFrom store day, included
 * @param createdTo store day, included
 */
record OrderFilter(@Nullable String q, List<OrderStatus> status, @Nullable UUID customerId,
        @Nullable UUID salespersonId, @Nullable LocalDate createdFrom, @Nullable LocalDate createdTo,
        boolean hasBackorder) {

    static final OrderFilter NONE = new OrderFilter(null, List.of(), null, null, null, null, false);

    /** @throws ProblemException malformed, when there is no such status */
    static List<OrderStatus> statuses(@Nullable List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream()
                        .map(code -> OrderStatus.recognise(code).orElseThrow(() -> ProblemException.of(
                                ProblemType.MALFORMED)))
                        .toList();
    }
}
