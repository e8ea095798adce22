package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows that were published, and their way back: pending again, they are published again. */
@Repository
@Transactional(TenancyAutoConfiguration.PLATFORM)
class PublishedRows {

    private static final String SELECTED = """
            status = 'published'
              and created_on between :firstDay and :lastDay
              and event_id >= :since and event_id < :until
              and (tenant_id = :tenant or :tenant::uuid is null)
              and (event_type = :type or :type::varchar is null)
            """;

    private static final String COUNT = "select count(*) from events.outbox where " + SELECTED;

    private static final String AGAIN = """
            update events.outbox o
            set status = 'pending', attempts = 0, next_attempt_at = now()
            from (
              select created_on, id
              from events.outbox
              where (created_on, id) > (:day, :id) and created_on >= :day and %s
              order by created_on, id
              limit :limit
            ) slice
            where o.created_on = slice.created_on and o.id = slice.id
            returning o.created_on, o.id
            """.formatted(SELECTED);

    private static final String ANY_PENDING = """
            select exists (select from events.outbox where status = 'pending' and id = any(:ids))
            """;

    private final JdbcClient jdbc;

    PublishedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    long count(Selection which) {
        return select(COUNT, which).query(Long.class).single();
    }

    /**
     * Lets the relay publish the next of the selected rows again.
     *
     * @return their keys in outbox order; none when there are no more
     */
    List<Key> publishAgain(Selection which, Key after, int limit) {
        return select(AGAIN, which).param("day", after.createdOn()).param("id", after.id()).param("limit", limit)
                .query(DataClassRowMapper.newInstance(Key.class)).list().stream()
                .sorted(Comparator.comparing(Key::createdOn).thenComparing(Key::id))
                .toList();
    }

    private StatementSpec select(String statement, Selection which) {
        return jdbc.sql(statement)
                .param("firstDay", which.firstDay())
                .param("lastDay", which.lastDay())
                .param("since", earliestId(which.since()))
                .param("until", earliestId(which.until()))
                .param("tenant", which.tenant(), Types.OTHER)
                .param("type", which.type());
    }

    /** A UUID version 7 begins with the milliseconds of its making: all that are made from then on are greater. */
    private static UUID earliestId(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    boolean anyPending(List<Key> keys) {
        return jdbc.sql(ANY_PENDING).param("ids", keys.stream().map(Key::id).toArray(Long[]::new))
                .query(Boolean.class).single();
    }

    /** Key of a row; their order is the outbox's. */
    record Key(LocalDate createdOn, long id) {

        static final Key BEFORE_ALL = new Key(LocalDate.EPOCH, 0);
    }

    /**
     * Which events.
     *
     * @param tenant null for all stores
     * @param since events made from then on; an offline proof may have happened earlier
     * @param until events made before
     * @param type null for all types
     */
    record Selection(@Nullable UUID tenant, Instant since, Instant until, @Nullable String type) {

        /** A row's day is that of its transaction's begin, an event is made a little later. */
        LocalDate firstDay() {
            return LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
        }

        LocalDate lastDay() {
            return LocalDate.ofInstant(until, ZoneOffset.UTC);
        }
    }
}
