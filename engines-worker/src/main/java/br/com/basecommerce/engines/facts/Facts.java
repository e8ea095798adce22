package br.com.basecommerce.engines.facts;

import static br.com.basecommerce.engines.facts.Rows.at;
import static br.com.basecommerce.engines.facts.Rows.row;

import br.com.basecommerce.common.events.GoodsReceived;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.UnitCost;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Appends what happened, once: another engine, or an earlier delivery of the same event, may have done so before. */
@Component
public class Facts {

    private static final String INSERT_SALE = """
            insert into engines.sale_fact (tenant_id, event_id, line, occurred_at, order_id, customer_id, product_id,
              quantity, net_total, sold_on, suggestion_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_STOCK = """
            insert into engines.stock_fact (tenant_id, event_id, line, occurred_at, product_id, level_version, on_hand,
              reserved, backordered, incoming, cause, changed_at)
            values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_RECEIPT = """
            insert into engines.receipt_fact (tenant_id, event_id, line, occurred_at, supplier_id, product_id, quantity,
              unit_cost, expected_unit_cost, on_hand_before, ordered_at, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String INSERT_FEEDBACK = """
            insert into engines.feedback_fact (tenant_id, event_id, line, occurred_at, insight_id, engine, kind,
              product_id, source_product_id, answer, reason, suggested_quantity, actual_quantity, answered_at, level)
            values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              (select a.risk_level from engines.stock_alert a
               where ? = 'stock' and a.product_id = ? and a.type = 'rupture' and a.status <> 'resolved'))
            on conflict do nothing
            """;

    private final JdbcTemplate jdbc;

    Facts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends what the events of a batch say.
     *
     * @param engine answers to its insights are its own to append, as it knows what it showed
     */
    public void append(EventBatch batch, String engine) {
        insert(INSERT_SALE, sales(batch));
        insert(INSERT_STOCK, stock(batch));
        insert(INSERT_RECEIPT, receipts(batch));
        insert(INSERT_FEEDBACK, feedback(batch, engine));
    }

    private void insert(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows);
        }
    }

    private List<@Nullable Object[]> sales(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var sale : batch.of(SaleRecorded.TYPE, SaleRecorded.class)) {
            for (var item : sale.payload().items()) {
                rows.add(row(batch.tenant(), sale.event().id(), item.line(), at(sale.event().occurredAt()),
                        sale.payload().orderId(), sale.payload().customerId(), item.productId(), item.quantity()
                                .value(), item.netTotal().amount(), batch.dayOf(sale.payload().soldAt()), item
                                        .suggestionId()));
            }
        }
        for (var back : batch.of(SaleReturned.TYPE, SaleReturned.class)) {
            for (var item : back.payload().items()) {
                rows.add(row(batch.tenant(), back.event().id(), item.line(), at(back.event().occurredAt()),
                        back.payload().orderId(), back.payload().customerId(), item.productId(), item.quantity()
                                .negated().value(), item.netTotal().amount().negate(), batch.dayOf(item.soldAt()),
                        null));
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> stock(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var change : batch.of(StockLevelChanged.TYPE, StockLevelChanged.class)) {
            StockLevelChanged level = change.payload();
            rows.add(row(batch.tenant(), change.event().id(), at(change.event().occurredAt()), level.productId(), change
                    .event().aggregateVersion(), level.onHand().value(), level.reserved().value(), level.backordered()
                            .value(), level.incoming().value(), level.cause(), at(level.changedAt())));
        }
        return rows;
    }

    private List<@Nullable Object[]> receipts(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var receipt : batch.of(GoodsReceived.TYPE, GoodsReceived.class)) {
            GoodsReceived goods = receipt.payload();
            for (var item : goods.items()) {
                rows.add(row(batch.tenant(), receipt.event().id(), item.line(), at(receipt.event().occurredAt()), goods
                        .supplierId(), item.productId(), item.quantity().value(), item.unitCost().amount(), amount(item
                                .expectedUnitCost()), item.onHandBefore().value(), at(goods.orderedAt()), at(goods
                                        .receivedAt())));
            }
        }
        return rows;
    }

    private List<@Nullable Object[]> feedback(EventBatch batch, String engine) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var answer : batch.of(InsightAnswered.TYPE, InsightAnswered.class)) {
            InsightAnswered given = answer.payload();
            if (!given.engine().equals(engine)) {
                continue;
            }
            rows.add(row(batch.tenant(), answer.event().id(), at(answer.event().occurredAt()), given.insightId(), given
                    .engine(), given.kind(), given.productId(), given.sourceProductId(), given.answer(), given
                            .reason(), value(given.suggestedQuantity()), value(given.actualQuantity()), at(given
                                    .answeredAt()), given.engine(), given.productId()));
        }
        return rows;
    }

    private static @Nullable BigDecimal value(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    private static @Nullable BigDecimal amount(@Nullable UnitCost cost) {
        return cost == null ? null : cost.amount();
    }
}
