package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.Permissions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's answer to an insight: it is hidden at once, and its engine learns of it. */
@Component
class AnsweringInsights {

    private static final Set<String> ANSWERS = Set.of("accepted", "ignored", "acknowledged");
    private static final Set<String> REASONS = Set.of("enough_stock", "too_expensive", "not_selling", "not_wanted",
            "other");
    private static final Set<String> SALES_KINDS = Set.of("complementary", "substitute", "habit");

    private static final String ADD = """
            insert into construction.insight_answer
              (id, insight_id, engine, kind, product_id, answer, reason, note, actual_quantity, answered_by, created_at,
               created_by)
            values (:id, :insight, :engine, :kind, :product, :answer, :reason, :note, :actual, :by, :now, :by)
            """;

    private static final String SERIALISE = """
            select pg_advisory_xact_lock(hashtextextended(cast(:insight as text), 0))
            """;

    private static final String ANSWERS_SO_FAR = """
            select count(*)
            from construction.insight_answer
            where insight_id = :insight
            """;

    private final JdbcClient jdbc;
    private final StockInsights stock;
    private final Permissions permissions;
    private final Outbox outbox;
    private final Clock clock;

    AnsweringInsights(JdbcClient jdbc, StockInsights stock, Permissions permissions, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.stock = stock;
        this.permissions = permissions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known of the insight that is answered. */
    private record Subject(String engine, String kind, UUID product, @Nullable UUID source,
            @Nullable Quantity suggested) {}

    /** @throws ProblemException not-found for an insight that is not there, forbidden, malformed */
    @Transactional
    public void answer(UUID insight, InsightAnswer answer, CurrentUser user) {
        if (!ANSWERS.contains(answer.answer()) || (answer.reason() != null && !REASONS.contains(answer.reason()))) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
        Subject subject = subject(insight, answer);
        permissions.require(user, subject.engine().equals("sales")
                ? Permission.INSIGHT_SALES
                : Permission.INSIGHT_STOCK);
        // One after the other, so that the count is the version and the outbox keeps its order.
        jdbc.sql(SERIALISE).param("insight", insight).query((row, number) -> 0).single();
        write(insight, subject, answer, user);
        long version = jdbc.sql(ANSWERS_SO_FAR).param("insight", insight).query(Long.class).single();
        outbox.append("insight", insight, version, new InsightAnswered(insight, subject.engine(), subject.kind(),
                subject.product(), subject.source(), null, answer.answer(), answer.reason(), answer.note(),
                subject.suggested(), answer.actualQuantity(), null, user.id(), clock.instant()));
    }

    private Subject subject(UUID insight, InsightAnswer answer) {
        if (answer.kind() != null) {
            return suggestion(insight, answer, answer.kind());
        }
        return stock.alert(insight)
                .map(alert -> new Subject("stock", alert.type(), alert.productId(), null, alert.suggestedQuantity()))
                .or(() -> stock.suggestion(insight).map(suggestion -> new Subject("stock", "replenishment",
                        suggestion.productId(), null, suggestion.suggestedQuantity())))
                .orElseThrow(ProblemException::notFound);
    }

    /** A sales suggestion has no row: its id is made of what it joins, and proves itself that way. */
    private static Subject suggestion(UUID insight, InsightAnswer answer, String kind) {
        UUID first = kind.equals("habit") ? answer.customerId() : answer.sourceProductId();
        UUID product = answer.productId();
        if (!SALES_KINDS.contains(kind) || first == null || product == null
                || !Ids.ofPair(first, product).equals(insight)) {
            throw ProblemException.notFound();
        }
        return new Subject("sales", kind, product, answer.sourceProductId(), null);
    }

    private void write(UUID insight, Subject subject, InsightAnswer answer, CurrentUser user) {
        jdbc.sql(ADD)
                .param("id", Ids.next())
                .param("insight", insight)
                .param("engine", subject.engine())
                .param("kind", subject.kind())
                .param("product", subject.product())
                .param("answer", answer.answer())
                .param("reason", answer.reason())
                .param("note", answer.note())
                .param("actual", answer.actualQuantity() == null ? null : answer.actualQuantity().value())
                .param("by", user.id())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
