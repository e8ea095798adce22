package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Corrects the quantity on hand: the first balance of a product, and what was lost, broken, used or found. */
@Component
class AdjustingStock {

    private static final String CONTROLLED = """
            select stock_controlled
            from construction.product
            where id = :product
            """;

    private final JdbcClient jdbc;
    private final Stock stock;

    AdjustingStock(JdbcClient jdbc, Stock stock) {
        this.jdbc = jdbc;
        this.stock = stock;
    }

    /**
     * @param quantity signed, stock units
     * @throws ProblemException not-found, insufficient-stock
     */
    @Transactional
    public void adjust(UUID product, Quantity quantity, AdjustmentReason reason, @Nullable String note) {
        move(product, new Movement(MovementType.ADJUSTMENT, quantity, reason, note));
    }

    /** The balance with which the books begin; added to what they already say. */
    @Transactional
    public void begin(UUID product, Quantity quantity, @Nullable String note) {
        move(product, new Movement(MovementType.INITIAL, quantity, null, note));
    }

    private void move(UUID product, Movement movement) {
        boolean controlled = jdbc.sql(CONTROLLED).param("product", product).query(Boolean.class).optional()
                .orElseThrow(ProblemException::notFound);
        if (!controlled) {
            throw ProblemException.notFound();
        }
        stock.lock(List.of(product)).move(product, movement);
    }
}
