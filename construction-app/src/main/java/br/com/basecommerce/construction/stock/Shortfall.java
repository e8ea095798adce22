package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/**
 * More was to leave the yard than lies in it.
 *
 * @param available what can leave, stock units
 */
record Shortfall(@JsonProperty("product_id") UUID productId, Quantity available) {

    ProblemException problem() {
        return ProblemException.of(ProblemType.INSUFFICIENT_STOCK).with("lines", List.of(this));
    }
}
