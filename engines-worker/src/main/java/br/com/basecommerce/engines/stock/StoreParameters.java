package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.texts;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a store decided about its stock, for all its products and for single ones. */
@Component
class StoreParameters {

    private static final String SELECT = """
            select product_id, parameters
            from engines.parameter
            where engine = 'stock' and (product_id is null or product_id = any (cast(:products as uuid[])))
            """;

    private static final TypeReference<Map<String, @Nullable Object>> NAMES_AND_VALUES = new TypeReference<>() {
    };

    private final JdbcClient jdbc;

    StoreParameters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The merged parameters of each of these products. */
    Map<UUID, StockParameters> of(Collection<UUID> products) {
        Map<@Nullable UUID, Map<String, @Nullable Object>> scopes = new HashMap<>();
        jdbc.sql(SELECT).param("products", texts(products)).query(row -> {
            scopes.put(row.getObject("product_id", UUID.class), JsonMapper.shared().readValue(row.getString(
                    "parameters"), NAMES_AND_VALUES));
        });
        Map<String, @Nullable Object> store = scopes.getOrDefault(null, Map.of());
        StockParameters common = StockParameters.of(store, Map.of());
        Map<UUID, StockParameters> merged = new HashMap<>();
        for (UUID product : products) {
            Map<String, @Nullable Object> own = scopes.get(product);
            merged.put(product, own == null ? common : StockParameters.of(store, own));
        }
        return merged;
    }
}
