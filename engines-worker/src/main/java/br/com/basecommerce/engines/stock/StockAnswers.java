package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.texts;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.facts.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the people of a store answered to the stock engine, and what is known of their shelves since. */
@Component
class StockAnswers {

    private static final String SELECT = """
            select kind, product_id, answer, reason, suggested_quantity, actual_quantity, answered_at, level
            from engines.feedback_fact
            where engine = 'stock' and product_id = any (cast(:products as uuid[])) and answered_at >= :since
            order by answered_at desc, event_id desc
            """;

    private static final String POSITIONS_SINCE = """
            select on_hand, reserved, backordered, incoming
            from engines.stock_fact
            where product_id = :product and changed_at > :since
            """;

    private static final String REPLENISHMENT = "replenishment";
    private static final int REMEMBERED_DAYS = 180;
    private static final int LEARNED_FROM = 5;

    /** The answers about one product. */
    static final class OfProduct {

        private final Map<String, Answer> lastByKind = new HashMap<>();
        private final List<Correction.Bought> bought = new ArrayList<>();

        Optional<Answer> last(AlertType type) {
            return Optional.ofNullable(lastByKind.get(type.code()));
        }

        Optional<Answer> lastToSuggestion() {
            return Optional.ofNullable(lastByKind.get(REPLENISHMENT));
        }

        double correction() {
            return Correction.factor(bought);
        }

        private void add(String kind, Answer answer, @Nullable BigDecimal suggested, @Nullable BigDecimal actual) {
            lastByKind.putIfAbsent(kind, answer);
            boolean teaches = kind.equals(REPLENISHMENT) && answer.answer().equals("accepted") && bought
                    .size() < LEARNED_FROM;
            if (teaches && suggested != null && actual != null && suggested.signum() > 0) {
                bought.add(new Correction.Bought(suggested, actual));
            }
        }
    }

    private final JdbcClient jdbc;

    StockAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, OfProduct> of(Collection<UUID> products, LocalDate asOf) {
        ZoneId zone = TenantContext.required().zone();
        Instant since = asOf.minusDays(REMEMBERED_DAYS).atStartOfDay(zone).toInstant();
        Map<UUID, OfProduct> answers = new HashMap<>();
        jdbc.sql(SELECT).param("products", texts(products)).param("since", Rows.at(since)).query(row -> {
            Instant at = row.getObject("answered_at", OffsetDateTime.class).toInstant();
            Answer answer = new Answer(row.getString("answer"), row.getString("reason"), at, LocalDate.ofInstant(at,
                    zone), RiskLevel.ofCode(row.getString("level")));
            answers.computeIfAbsent(row.getObject("product_id", UUID.class), id -> new OfProduct()).add(row.getString(
                    "kind"), answer, row.getBigDecimal("suggested_quantity"), row.getBigDecimal("actual_quantity"));
        });
        return answers;
    }

    List<StockPosition> positionsSince(UUID product, Instant since) {
        return jdbc.sql(POSITIONS_SINCE).param("product", product).param("since", Rows.at(since)).query((row,
                number) -> new StockPosition(row.getBigDecimal("on_hand"), row.getBigDecimal("reserved"), row
                        .getBigDecimal("backordered"), row.getBigDecimal("incoming"))).list();
    }
}
