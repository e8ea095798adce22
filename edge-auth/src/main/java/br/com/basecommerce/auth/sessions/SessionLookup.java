package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the session of a cookie in the bound store, for every request. A session is valid while the library's row, this
 * store's row, its user and its store all are: one query sees them together, so that each of them ends it at once.
 */
@Component
public class SessionLookup {

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int ID_LENGTH = 36;

    private static final String FIND = """
            select s.id as session_id, s.created_at, s.last_seen_at, p.max_inactive_interval,
                   u.id as user_id, u.name, u.role, u.customer_id
            from auth.spring_session p
            join auth.session s on s.tenant_id = :tenant and s.spring_session_id = p.primary_id
            join auth.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
            join auth.tenant t on t.id = s.tenant_id
            where p.session_id = :cookie and p.expiry_time > :now
              and s.revoked_at is null and u.active and t.active
            """;

    private static final String SEEN = """
            update auth.session
            set last_seen_at = :now, updated_at = :now
            where tenant_id = :tenant and id = :session
            """;

    private record Found(SignedIn signedIn, Instant openedAt, Instant lastSeenAt, SessionLength length) {

        static Found read(ResultSet row, Tenant tenant) throws SQLException {
            UUID sessionId = row.getObject("session_id", UUID.class);
            CurrentUser user = new CurrentUser(row.getObject("user_id", UUID.class), row.getString("name"),
                    Role.ofCode(row.getString("role")), tenant, row.getObject("customer_id", UUID.class),
                    Scope.SESSION, sessionId.toString());
            return new Found(new SignedIn(sessionId, user), instant(row, "created_at"), instant(row, "last_seen_at"),
                    SessionLength.ofIdle(Duration.ofSeconds(row.getLong("max_inactive_interval"))));
        }

        private static Instant instant(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    }

    private final JdbcClient jdbc;
    private final JdbcIndexedSessionRepository springSessions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SessionLookup(JdbcClient jdbc, JdbcIndexedSessionRepository springSessions, PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.springSessions = springSessions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Writes only once a minute and session: that it was seen, which makes it live longer. */
    public Optional<SignedIn> find(String cookieValue) {
        if (cookieValue.length() != ID_LENGTH) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Found> found = read(cookieValue, now).filter(session -> !session.length().isOver(session.openedAt(),
                now));
        found.filter(session -> session.lastSeenAt().plus(SEEN_EVERY).isBefore(now))
                .ifPresent(session -> see(session, cookieValue, now));
        return found.map(Found::signedIn);
    }

    private Optional<Found> read(String cookieValue, Instant now) {
        Tenant tenant = TenantContext.required();
        return transaction.execute(status -> jdbc.sql(FIND)
                .param("tenant", tenant.id().value())
                .param("cookie", cookieValue)
                .param("now", now.toEpochMilli())
                .query((row, number) -> Found.read(row, tenant))
                .optional());
    }

    private void see(Found found, String cookieValue, Instant now) {
        touch(springSessions, cookieValue, now);
        transaction.executeWithoutResult(status -> jdbc.sql(SEEN)
                .param("tenant", TenantContext.required().id().value())
                .param("session", found.signedIn().sessionId())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update());
    }

    private static <S extends Session> void touch(SessionRepository<S> repository, String id, Instant now) {
        S session = repository.findById(id);
        if (session != null) {
            session.setLastAccessedTime(now);
            repository.save(session);
        }
    }
}
