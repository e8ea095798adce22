package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of products. */
@Component
@Transactional(readOnly = true)
public class Products {

    private static final int CANDIDATES = 60;
    private static final String BY_LABEL = """
            select p.id
            from construction.product p
            where p.tenant_id = :tenant and p.active and (p.code = :typed or p.ean = :typed)
            union
            select u.product_id
            from construction.product_unit u
            join construction.product p on p.tenant_id = u.tenant_id and p.id = u.product_id
            where u.tenant_id = :tenant and p.active and u.ean = :typed
            """;
    private static final String BY_WORDS = """
            select p.id
            from construction.search_products(:typed, :candidates) with ordinality as hit (id, rank)
            join construction.product p on p.tenant_id = :tenant and p.id = hit.id
            where p.active
            order by hit.rank
            limit :most
            """;

    private final ProductRows rows;
    private final JdbcClient jdbc;

    Products(ProductRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    /** Empty for another store's product. */
    public Optional<ProductFacts> find(UUID id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /** By id, in the order asked; unknown ones are absent. One query however many. */
    public Map<UUID, ProductFacts> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, ProductWithUnit.Whole> found = ProductWithUnit.byProduct(rows.findWithUnits(ids));
        Map<UUID, ProductFacts> facts = new LinkedHashMap<>();
        ids.stream().map(found::get).filter(Objects::nonNull).forEach(whole -> facts.put(whole.product().id(),
                facts(whole.product(), whole.units())));
        return facts;
    }

    /**
     * The active products that were meant, best first: one with exactly that code or bar code, then those with every word, in
     * any order, without accents, with at most one typing error a word.
     */
    public List<ProductFacts> search(String typed, int most) {
        String words = typed.strip();
        UUID tenant = TenantContext.required().id().value();
        Set<UUID> hits = new LinkedHashSet<>(jdbc.sql(BY_LABEL).param("tenant", tenant).param("typed", words)
                .query((row, number) -> row.getObject(1, UUID.class)).list());
        hits.addAll(jdbc.sql(BY_WORDS).param("tenant", tenant).param("typed", words).param("candidates", CANDIDATES)
                .param("most", most).query((row, number) -> row.getObject(1, UUID.class)).list());
        return new ArrayList<>(find(hits.stream().limit(most).toList()).values());
    }

    static ProductFacts facts(Product product, List<UnitTerms> further) {
        ProductData data = product.data();
        return new ProductFacts(product.id(), product.version(), data.code(), data.ean(), data.name(), data.brand(),
                data.categoryId(), data.units(), product.basePrice(), data.manualCost(), data.maxDiscountPercent(),
                data.weightKg(), data.stockControlled(), data.active(), further);
    }
}
