package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what lies in the outbox, each figure from an index of its own. */
@Component
class OutboxFigures {

    private static final String FIGURES = """
            select (select count(*) from events.outbox where status = 'pending') as pending,
                   (select count(*) from events.outbox where status = 'dead') as dead,
                   (select event_id from events.outbox where status = 'pending' order by id limit 1) as oldest
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OutboxFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Figures count() {
        return jdbc.sql(FIGURES)
                .query((row, number) -> new Figures(row.getLong("pending"), row.getLong("dead"),
                        age(row.getObject("oldest", UUID.class))))
                .single();
    }

    private Duration age(@Nullable UUID oldest) {
        return Optional.ofNullable(oldest).flatMap(event -> Ids.age(event, clock.instant())).orElse(Duration.ZERO);
    }

    /** @param oldestAge age of the oldest pending row; zero when there is none */
    record Figures(long pending, long dead, Duration oldestAge) {}
}
