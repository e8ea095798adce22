package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Reach;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.quotes.QuoteView.Named;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Quotes as lists show them, newest first, within what a user may see. */
@Repository
@Transactional(readOnly = true)
class QuoteList {

    /** Where a page of the list ends. */
    record Position(Instant createdAt, UUID id) {}

    /** How many there are of a state, and what they are worth. */
    record Sum(long count, Money total) {}

    private static final int MOST_HITS = 500;
    private static final String EFFECTIVE = """
            case when q.status = 'sent' and q.valid_until < :today then 'expired' else q.status end""";
    private static final String COLUMNS = """
            select q.id, q.version, q.number, q.revision, %s as effective, q.customer_id, c.name as customer_name,
                   q.job_site_id, s.name as job_site_name, q.salesperson_id, u.name as salesperson_name,
                   q.release_status, q.total, q.valid_until, q.sent_at, q.created_at, q.updated_at
            """.formatted(EFFECTIVE);
    private static final String FROM = """
            from construction.quote q
            left join construction.customer c on c.tenant_id = q.tenant_id and c.id = q.customer_id
            left join construction.job_site s on s.tenant_id = q.tenant_id and s.id = q.job_site_id
            left join auth.v1_app_user u on u.id = q.salesperson_id
            where true
            """;
    private static final String DRAFTS = """
              and q.salesperson_id = :owner and q.status = 'draft'
            order by q.created_at desc, q.id desc
            limit :limit
            """;
    private static final String COUNTS = """
            select %s as effective, coalesce(q.release_status in ('pending', 'refused'), false) and q.status = 'draft'
                     as waiting, count(*) as quotes, coalesce(sum(q.total), 0) as total
            from construction.quote q
            where q.status in (:counted)
            """.formatted(EFFECTIVE);
    /** What is not done with yet: an expired quote stands in the table as a sent one. */
    private static final Set<QuoteStatus> LIVING = EnumSet.of(QuoteStatus.DRAFT, QuoteStatus.SENT,
            QuoteStatus.EXPIRED, QuoteStatus.APPROVED);

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;
    private final QuotePolicies policies;

    QuoteList(JdbcClient jdbc, StoreCalendar calendar, QuotePolicies policies) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.policies = policies;
    }

    /** The rows after a position; without one from the newest on. */
    public List<QuoteRow> after(@Nullable Position position, int limit, QuoteFilter filter, CurrentUser user) {
        Map<String, Object> values = new HashMap<>();
        String where = where(filter, user, values);
        if (position != null) {
            where += "  and (q.created_at, q.id) < (:beforeTime, :beforeId)\n";
            values.put("beforeTime", OffsetDateTime.ofInstant(position.createdAt(), ZoneOffset.UTC));
            values.put("beforeId", position.id());
        }
        return jdbc.sql(COLUMNS + FROM + where + "order by q.created_at desc, q.id desc limit :limit").params(values)
                .param("limit", limit).query((row, number) -> row(row)).list();
    }

    /** The drafts a user is at, oldest first, so that none changes its place while it is worked on. */
    public List<QuoteRow> drafts(int most, CurrentUser user) {
        return jdbc.sql(COLUMNS + FROM + DRAFTS).param("today", calendar.today()).param("owner", user.id())
                .param("limit", most).query((row, number) -> row(row)).list().reversed();
    }

    /** One page of the screen's list, from 1. */
    public List<QuoteRow> page(int page, int size, QuoteFilter filter, CurrentUser user) {
        Map<String, Object> values = new HashMap<>();
        return jdbc.sql(COLUMNS + FROM + where(filter, user, values)
                + "order by q.created_at desc, q.id desc limit :limit offset :offset").params(values)
                .param("limit", size).param("offset", (page - 1) * size).query((row, number) -> row(row)).list();
    }

    /**
     * Count and worth of each state under the filter; one query. Drafts, sent, expired and approved quotes always, what is
     * done with only where the filter names its state or none: a store has years of those.
     */
    public Counts counts(QuoteFilter filter, CurrentUser user) {
        Map<String, Object> values = new HashMap<>();
        Set<QuoteStatus> counted = counted(filter.status());
        values.put("counted", counted.stream().map(QuoteStatus::code).toList());
        Map<QuoteStatus, Sum> sums = new EnumMap<>(QuoteStatus.class);
        long[] waiting = {0};
        jdbc.sql(COUNTS + where(filter.with(List.of(), null), user, values) + "group by 1, 2").params(values)
                .query(row -> {
                    Sum sum = new Sum(row.getLong("quotes"), new Money(row.getBigDecimal("total")));
                    sums.merge(QuoteStatus.ofCode(row.getString("effective")), sum, QuoteList::add);
                    waiting[0] += row.getBoolean("waiting") ? sum.count() : 0;
                });
        return new Counts(sums, waiting[0], counted);
    }

    private static Set<QuoteStatus> counted(List<QuoteStatus> asked) {
        Set<QuoteStatus> counted = EnumSet.copyOf(LIVING);
        counted.addAll(asked.isEmpty() ? EnumSet.allOf(QuoteStatus.class) : asked);
        return counted;
    }

    /**
     * @param waiting drafts that wait for a release
     * @param counted the states that were counted; of the others nothing is known
     */
    record Counts(Map<QuoteStatus, Sum> sums, long waiting, Set<QuoteStatus> counted) {

        boolean know(List<QuoteStatus> states) {
            return counted.containsAll(states);
        }

        Sum of(List<QuoteStatus> states) {
            return states.stream().map(state -> sums.getOrDefault(state, new Sum(0, Money.ZERO)))
                    .reduce(new Sum(0, Money.ZERO), QuoteList::add);
        }
    }

    private static Sum add(Sum one, Sum other) {
        return new Sum(one.count() + other.count(), one.total().plus(other.total()));
    }

    private String where(QuoteFilter filter, CurrentUser user, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        values.put("today", calendar.today());
        Reach reach = new QuoteRights(user, policies.current()).reach(Permission.QUOTE_VIEW);
        if (reach != Reach.ALL) {
            boolean portal = user.role() == Role.CUSTOMER;
            values.put("owner", portal && user.customerId() != null ? user.customerId() : user.id());
            where.append(portal
                    ? "  and q.customer_id = :owner and q.status <> 'draft'\n"
                    : "  and q.salesperson_id = :owner\n");
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            values.put("typed", filter.q());
            values.put("hits", MOST_HITS);
            where.append("  and q.id in (select construction.search_quotes(:typed, :hits))\n");
        }
        if (!filter.status().isEmpty()) {
            values.put("states", filter.status().stream().map(QuoteStatus::code).toList());
            where.append("  and ").append(EFFECTIVE).append(" in (:states)\n");
        }
        equal(where, values, "q.customer_id", "customer", filter.customerId());
        equal(where, values, "q.salesperson_id", "salesperson", filter.salespersonId());
        equal(where, values, "q.release_status", "release",
                filter.releaseStatus() == null ? null : filter.releaseStatus().code());
        if (filter.sentFrom() != null) {
            values.put("sentFrom", OffsetDateTime.ofInstant(calendar.startOf(filter.sentFrom()), ZoneOffset.UTC));
            where.append("  and q.sent_at >= :sentFrom\n");
        }
        if (filter.sentTo() != null) {
            values.put("sentTo",
                    OffsetDateTime.ofInstant(calendar.startOf(filter.sentTo().plusDays(1)), ZoneOffset.UTC));
            where.append("  and q.sent_at < :sentTo\n");
        }
        if (filter.expiresBefore() != null) {
            values.put("expiresBefore", filter.expiresBefore());
            where.append("  and q.valid_until < :expiresBefore\n");
        }
        return where.toString();
    }

    private static void equal(StringBuilder where, Map<String, Object> values, String column, String name,
            @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
            where.append("  and ").append(column).append(" = :").append(name).append('\n');
        }
    }

    private static QuoteRow row(ResultSet row) throws SQLException {
        String release = row.getString("release_status");
        BigDecimal total = row.getBigDecimal("total");
        return new QuoteRow(row.getObject("id", UUID.class), row.getInt("version"), row.getString("number"),
                row.getInt("revision"), QuoteStatus.ofCode(row.getString("effective")),
                named(row, "customer_id", "customer_name"), named(row, "job_site_id", "job_site_name"),
                new Named(row.getObject("salesperson_id", UUID.class), orEmpty(row.getString("salesperson_name"))),
                release == null ? null : ReleaseStatus.ofCode(release), new Money(total),
                row.getObject("valid_until", java.time.LocalDate.class), instant(row, "sent_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Named named(ResultSet row, String id, String name) throws SQLException {
        UUID found = row.getObject(id, UUID.class);
        return found == null ? null : new Named(found, orEmpty(row.getString(name)));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
