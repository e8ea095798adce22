package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.SearchedTable;
import br.com.basecommerce.construction.stock.Availability;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of products: by name, or best match first when something is searched. */
@Service
@Transactional(readOnly = true)
class ProductList {

    private static final SearchedTable TABLE = new SearchedTable("product", "search_products");

    private final ProductRows rows;
    private final ProductUnitRows units;
    private final Prices prices;
    private final Availability availability;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    ProductList(ProductRows rows, ProductUnitRows units, Prices prices, Availability availability, JdbcClient jdbc,
            Cursors cursors) {
        this.rows = rows;
        this.units = units;
        this.prices = prices;
        this.availability = availability;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Listing<ProductView> list(ProductFilter filter, CurrentUser user) {
        SearchedTable.Conditions conditions = new SearchedTable.Conditions()
                .and("category_id", "=", filter.categoryId())
                .and("brand", "=", filter.brand())
                .and("active", "=", filter.active())
                .and("code", "=", filter.code())
                .and("ean", "=", filter.ean());
        Listing<UUID> page = TABLE.list(new SearchedTable.Asked(filter.q(), filter.limit(), filter.cursor(),
                Boolean.TRUE.equals(filter.count())), conditions, jdbc, cursors);
        return new Listing<>(load(page.items(), filter, user), page.nextCursor(), page.total());
    }

    ProductView view(Product product, CurrentUser user) {
        List<UnitTerms> terms = units.findByProductIdInOrderById(List.of(product.id())).stream()
                .map(ProductUnit::terms).toList();
        return ProductView.of(product, terms, user.may(Permission.COST_VIEW), null, null);
    }

    private List<ProductView> load(List<UUID> ids, ProductFilter filter, CurrentUser user) {
        boolean withCost = user.may(Permission.COST_VIEW);
        Map<UUID, ProductWithUnit.Whole> products = ProductWithUnit.byProduct(rows.findWithUnits(ids));
        Map<UUID, RulePrice> theirs = filter.wantsPrices()
                ? prices.of(filter.customerId(), filter.jobSiteId(), ids.stream()
                        .collect(Collectors.toMap(id -> id, id -> BigDecimal.ZERO)))
                : Map.of();
        Map<UUID, Quantity> available = filter.wantsPrices() ? availability.of(ids) : Map.of();
        return ids.stream().map(products::get).filter(Objects::nonNull)
                .map(whole -> ProductView.of(whole.product(), whole.units(), withCost,
                        theirs.get(whole.product().id()), available.get(whole.product().id())))
                .toList();
    }
}
