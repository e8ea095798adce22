package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes again what changed, in the order in which results build on each other: demand, class, limits, shelf. */
@Component
class StockRefresh {

    private static final String EVERY_PRODUCT = "select product_id from engines.product order by product_id";

    private static final String SUPPLIED_BY = """
            select distinct product_id
            from engines.receipt_fact
            where supplier_id = any (cast(:suppliers as uuid[]))
            """;

    private static final String IDLE_AMONG = """
            select product_id
            from engines.stock_alert
            where product_id = any (cast(:products as uuid[])) and type = 'idle' and status <> 'resolved'
            """;

    private static final String SOLD_AMONG = """
            select product_id
            from engines.product_stock
            where product_id = any (cast(:products as uuid[])) and (sold_value <> 0 or abc_class <> 'C')
            """;

    /** Few enough to hold two years of their daily sales in memory. */
    private static final int CHUNK = 200;

    private final JdbcClient jdbc;
    private final ProductDemands demands;
    private final ProductRanking ranking;
    private final ProductLimits limits;
    private final Shelf shelf;

    StockRefresh(JdbcClient jdbc, ProductDemands demands, ProductRanking ranking, ProductLimits limits, Shelf shelf) {
        this.jdbc = jdbc;
        this.demands = demands;
        this.ranking = ranking;
        this.limits = limits;
        this.shelf = shelf;
    }

    void after(StockChanges changes, LocalDate asOf) {
        if (changes.store()) {
            everything(asOf);
            return;
        }
        Set<UUID> ofDemand = new TreeSet<>(changes.demand());
        ofDemand.addAll(select(SUPPLIED_BY, "suppliers", changes.suppliers()));
        boolean rank = !select(SOLD_AMONG, "products", changes.products()).isEmpty();
        rank |= refreshDemand(ofDemand, asOf);
        Set<UUID> ofLimits = new TreeSet<>(ofDemand);
        if (rank) {
            ofLimits.addAll(ranking.refresh());
        }
        inChunks(ofLimits, limits::refresh);

        Set<UUID> ofShelf = new TreeSet<>(ofLimits);
        ofShelf.addAll(changes.shelf());
        ofShelf.addAll(select(IDLE_AMONG, "products", changes.sold()));
        inChunks(ofShelf, chunk -> shelf.refresh(chunk, asOf));
    }

    void everything(LocalDate asOf) {
        List<UUID> products = jdbc.sql(EVERY_PRODUCT).query(StockRefresh::product).list();
        refreshDemand(products, asOf);
        ranking.refresh();
        inChunks(products, limits::refresh);
        inChunks(products, chunk -> shelf.refresh(chunk, asOf));
    }

    private boolean refreshDemand(Collection<UUID> products, LocalDate asOf) {
        boolean[] valueChanged = {false};
        inChunks(products, chunk -> valueChanged[0] |= demands.refresh(chunk, asOf));
        return valueChanged[0];
    }

    private List<UUID> select(String sql, String name, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(sql).param(name, texts(ids)).query(StockRefresh::product).list();
    }

    private static UUID product(ResultSet row, int number) throws SQLException {
        return row.getObject("product_id", UUID.class);
    }

    private static void inChunks(Collection<UUID> products, Consumer<List<UUID>> work) {
        products.stream().gather(Gatherers.windowFixed(CHUNK)).forEach(work);
    }
}
