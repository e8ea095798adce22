package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.texts;
import static java.util.Objects.requireNonNull;

import br.com.basecommerce.common.values.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at products with what is on hand of them, and keeps their alerts and suggestions. */
@Component
class Shelf {

    private static final String SELECT = """
            select p.product_id, p.name, p.stock_unit, p.fraction_allowed, p.pack_quantity,
                   p.active and p.stock_controlled as watched,
                   s.method, s.demand, s.forecast, s.lead_time, s.abc_class, s.minimum, s.maximum,
                   l.on_hand, l.reserved, l.backordered, l.incoming, a.first_day, a.last_sold_on
            from engines.product p
            join engines.product_stock s on s.product_id = p.product_id
            join engines.stock_level l on l.product_id = p.product_id
            join engines.product_activity a on a.product_id = p.product_id
            where p.product_id = any (cast(:products as uuid[]))
            """;

    private final JdbcClient jdbc;
    private final StoreParameters parameters;
    private final StockAnswers answers;
    private final StockInsights insights;

    Shelf(JdbcClient jdbc, StoreParameters parameters, StockAnswers answers, StockInsights insights) {
        this.jdbc = jdbc;
        this.parameters = parameters;
        this.answers = answers;
        this.insights = insights;
    }

    void refresh(Collection<UUID> ids, LocalDate asOf) {
        List<ShelfProduct> products = jdbc.sql(SELECT).param("products", texts(ids)).query((row, number) -> product(
                row)).list();
        Map<UUID, StockParameters> rules = parameters.of(ids);
        Map<UUID, StockAnswers.OfProduct> given = answers.of(ids, asOf);
        insights.keep(ids, products.stream().map(product -> review(product, requireNonNull(rules.get(product.id())),
                given.getOrDefault(product.id(), new StockAnswers.OfProduct()), asOf)).toList());
    }

    private ProductInsights review(ShelfProduct product, StockParameters rule, StockAnswers.OfProduct given,
            LocalDate asOf) {
        Findings findings = Findings.of(product, rule, given.correction(), asOf);
        Map<AlertType, Standing> standings = new EnumMap<>(AlertType.class);
        findings.alerts().forEach((type, alert) -> standings.put(type, given.last(type).map(answer -> standing(type,
                alert, answer, product, rule, asOf)).orElse(Standing.ACTIVE)));
        return new ProductInsights(product.id(), findings, standings, suggestionStanding(product, findings, given,
                asOf));
    }

    /** "Seen" holds for one spell: once the alert was over in between, it is a new one. */
    private Standing standing(AlertType type, Findings.Alert alert, Answer answer, ShelfProduct product,
            StockParameters rule, LocalDate asOf) {
        Standing standing = answer.ofAlert(alert.level(), asOf);
        boolean overSince = standing == Standing.ACKNOWLEDGED && answers.positionsSince(product.id(), answer.at())
                .stream().anyMatch(position -> Findings.quiet(type, product, position, rule, asOf));
        return overSince ? Standing.ACTIVE : standing;
    }

    private static Standing suggestionStanding(ShelfProduct product, Findings findings, StockAnswers.OfProduct given,
            LocalDate asOf) {
        Optional<RiskLevel> risk = findings.suggestion().flatMap(Findings.Suggestion::risk);
        boolean belowHalf = product.limits().minimum() != null && product.position().total().doubleValue() < product
                .limits().minimum().doubleValue() / 2;
        return given.lastToSuggestion().map(answer -> answer.ofSuggestion(risk.orElse(null), asOf, belowHalf)).orElse(
                Standing.ACTIVE);
    }

    private static ShelfProduct product(ResultSet row) throws SQLException {
        UUID id = row.getObject("product_id", UUID.class);
        return new ShelfProduct(
                id,
                row.getString("name"),
                Unit.ofCode(row.getString("stock_unit")),
                !row.getBoolean("fraction_allowed"),
                row.getBigDecimal("pack_quantity"),
                row.getBoolean("watched"),
                new StockPosition(row.getBigDecimal("on_hand"), row.getBigDecimal("reserved"), row.getBigDecimal(
                        "backordered"), row.getBigDecimal("incoming")),
                new StockLimits(StockMethod.ofCode(row.getString("method")), row.getBigDecimal("minimum"), row
                        .getBigDecimal("maximum")),
                row.getDouble("demand"),
                row.getDouble("forecast"),
                row.getDouble("lead_time"),
                row.getString("abc_class").charAt(0),
                new Seen(id, row.getObject("first_day", LocalDate.class), row.getObject("last_sold_on",
                        LocalDate.class)));
    }
}
