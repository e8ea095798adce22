package br.com.basecommerce.engines.facts;

import static br.com.basecommerce.engines.facts.Rows.row;

import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.events.SupplierChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest state of products, suppliers, stock levels and parameters, shared by the engines: the higher version wins,
 * in whatever order events come; between events of one transaction the later id.
 */
@Component
public class Projections {

    private static final String UPSERT_PRODUCT = """
            insert into engines.product (tenant_id, product_id, product_version, event_id, code, name, category_id,
              category_name, stock_unit, fraction_allowed, price_unit, base_price, stock_unit_price, pack_quantity,
              weight_kg, stock_controlled, active)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, product_id) do update set
              product_version = excluded.product_version, event_id = excluded.event_id, code = excluded.code,
              name = excluded.name, category_id = excluded.category_id, category_name = excluded.category_name,
              stock_unit = excluded.stock_unit, fraction_allowed = excluded.fraction_allowed,
              price_unit = excluded.price_unit, base_price = excluded.base_price,
              stock_unit_price = excluded.stock_unit_price, pack_quantity = excluded.pack_quantity,
              weight_kg = excluded.weight_kg, stock_controlled = excluded.stock_controlled, active = excluded.active
            where (excluded.product_version, excluded.event_id) > (product.product_version, product.event_id)
            """;

    private static final String UPSERT_SUPPLIER = """
            insert into engines.supplier (tenant_id, supplier_id, supplier_version, event_id, name, lead_time_days,
              active)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, supplier_id) do update set
              supplier_version = excluded.supplier_version, event_id = excluded.event_id, name = excluded.name,
              lead_time_days = excluded.lead_time_days, active = excluded.active
            where (excluded.supplier_version, excluded.event_id) > (supplier.supplier_version, supplier.event_id)
            """;

    private static final String UPSERT_LEVEL = """
            insert into engines.stock_level (tenant_id, product_id, level_version, event_id, on_hand, reserved,
              backordered, incoming)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, product_id) do update set
              level_version = excluded.level_version, event_id = excluded.event_id, on_hand = excluded.on_hand,
              reserved = excluded.reserved, backordered = excluded.backordered, incoming = excluded.incoming
            where (excluded.level_version, excluded.event_id) > (stock_level.level_version, stock_level.event_id)
            """;

    private static final String UPSERT_PARAMETERS = """
            insert into engines.parameter (tenant_id, engine, product_id, parameters, parameters_version, event_id)
            values (?, ?, ?, cast(? as jsonb), ?, ?)
            on conflict (tenant_id, engine, product_id) do update set
              parameters = excluded.parameters, parameters_version = excluded.parameters_version,
              event_id = excluded.event_id
            where (excluded.parameters_version, excluded.event_id) > (parameter.parameters_version, parameter.event_id)
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcTemplate jdbc;

    Projections(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void update(EventBatch batch) {
        upsert(UPSERT_PRODUCT, products(batch));
        upsert(UPSERT_SUPPLIER, suppliers(batch));
        upsert(UPSERT_LEVEL, levels(batch));
        upsert(UPSERT_PARAMETERS, parameters(batch));
    }

    /** By key, so that two engines lock the shared rows in the same order. */
    private void upsert(String sql, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, rows.stream().sorted(Comparator.comparing(row -> String.valueOf(row[1]))).toList());
        }
    }

    private List<@Nullable Object[]> products(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var change : batch.latest(ProductChanged.TYPE, ProductChanged.class, ProductChanged::productId)) {
            ProductChanged product = change.payload();
            rows.add(row(batch.tenant(), product.productId(), change.event().aggregateVersion(), change.event().id(),
                    product.code(), product.name(), product.categoryId(), product.categoryName(), product.stockUnit()
                            .code(), product.fractionAllowed(), product.priceUnit().code(), product.basePrice()
                                    .amount(), product.stockUnitPrice().amount(), product.packQuantity().value(),
                    product.weightKg() == null ? null : product.weightKg().value(), product.stockControlled(), product
                            .active()));
        }
        return rows;
    }

    private List<@Nullable Object[]> suppliers(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var change : batch.latest(SupplierChanged.TYPE, SupplierChanged.class, SupplierChanged::supplierId)) {
            SupplierChanged supplier = change.payload();
            rows.add(row(batch.tenant(), supplier.supplierId(), change.event().aggregateVersion(), change.event().id(),
                    supplier.name(), supplier.leadTimeDays(), supplier.active()));
        }
        return rows;
    }

    private List<@Nullable Object[]> levels(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var change : batch.latest(StockLevelChanged.TYPE, StockLevelChanged.class, StockLevelChanged::productId)) {
            StockLevelChanged level = change.payload();
            rows.add(row(batch.tenant(), level.productId(), change.event().aggregateVersion(), change.event().id(),
                    level.onHand().value(), level.reserved().value(), level.backordered().value(), level.incoming()
                            .value()));
        }
        return rows;
    }

    private List<@Nullable Object[]> parameters(EventBatch batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (var change : batch.latest(EngineParametersChanged.TYPE, EngineParametersChanged.class,
                Projections::scope)) {
            UUID product = change.payload().productId();
            rows.add(row(batch.tenant(), change.payload().engine(), product, JSON.writeValueAsString(change.payload()
                    .parameters()), change.event().aggregateVersion(), change.event().id()));
        }
        return rows;
    }

    private static Object scope(EngineParametersChanged change) {
        return change.engine() + change.productId();
    }
}
