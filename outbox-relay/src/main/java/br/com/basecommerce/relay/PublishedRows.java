package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.relay.Positions.Position;
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

    // The index outbox_stream has this order.
    private static final String PLACE = "(split_part(stream_id, '-', 1)::bigint, split_part(stream_id, '-', 2)::bigint)";
    private static final String DESCENDING = """
            order by split_part(stream_id, '-', 1)::bigint desc, split_part(stream_id, '-', 2)::bigint desc
            limit 1
            """;

    private static final String LAST = """
            select stream_id, id
            from events.outbox
            where stream_id is not null and vertical = :vertical
            """ + DESCENDING;

    private static final String UP_TO = """
            select stream_id, id
            from events.outbox
            where stream_id is not null and vertical = :vertical and status = 'published'
              and %s <= (:time, :sequence)
            """.formatted(PLACE) + DESCENDING;

    private static final String AFTER = """
            select stream_id
            from events.outbox
            where stream_id is not null and vertical = :vertical and status = 'published'
              and %s > (:time, :sequence)
            order by split_part(stream_id, '-', 1)::bigint, split_part(stream_id, '-', 2)::bigint
            limit :limit
            """.formatted(PLACE);

    private static final String AGAIN_AFTER = """
            update events.outbox
            set status = 'pending', attempts = 0, next_attempt_at = now()
            where stream_id is not null and vertical = :vertical and status = 'published'
              and %s > (:time, :sequence)
            """.formatted(PLACE);

    /** A weekend of all stores may have to come again, in one transaction. */
    private static final String TAKE_TIME = "set local statement_timeout = '10min'";

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
        // Else the relay would find them at its next poll only.
        jdbc.sql("notify outbox").update();
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

    /** The last entry that was ever written, whether or not its row is published again just now. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Position last() {
        return position(inStream(LAST));
    }

    /** The last published row whose entry is this one or an earlier one. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Position upTo(StreamId entry) {
        return position(at(UP_TO, entry));
    }

    private static Position position(StatementSpec query) {
        return query.query((row, number) -> new Position(StreamId.parse(row.getString("stream_id")), row.getLong("id")))
                .optional().orElse(Position.NONE);
    }

    /** The next entries that must stand in the stream, ascending. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    List<StreamId> after(StreamId entry, int limit) {
        return at(AFTER, entry).param("limit", limit)
                .query((row, number) -> StreamId.parse(row.getString("stream_id"))).list();
    }

    /**
     * Lets the relay publish everything again that came after an entry: all or, when this fails, nothing.
     *
     * @return how many rows
     */
    int publishAgainAfter(StreamId entry) {
        jdbc.sql(TAKE_TIME).update();
        return at(AGAIN_AFTER, entry).update();
    }

    private StatementSpec at(String statement, StreamId entry) {
        return inStream(statement).param("time", entry.time()).param("sequence", entry.sequence());
    }

    private StatementSpec inStream(String statement) {
        return jdbc.sql(statement).param("vertical", "materials");
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
