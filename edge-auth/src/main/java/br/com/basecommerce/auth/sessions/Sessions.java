package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens and ends the sessions of the bound store's users. */
@Component
public class Sessions {

    private static final String PRIMARY_ID = """
            select primary_id
            from auth.spring_session
            where session_id = :cookie
            """;

    private static final String REVOKE = """
            update auth.session
            set revoked_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and revoked_at is null and (id = :session or user_id = :user)
            """;

    private static final String REMOVE_REVOKED = """
            delete from auth.spring_session
            where primary_id in (
              select spring_session_id from auth.session
              where tenant_id = :tenant and revoked_at is not null and (id = :session or user_id = :user))
            """;

    private final JdbcClient jdbc;
    private final UserSessions sessions;
    private final JdbcIndexedSessionRepository springSessions;
    private final SessionCookie cookie;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sessions(JdbcClient jdbc, UserSessions sessions, JdbcIndexedSessionRepository springSessions, SessionCookie cookie,
            PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.springSessions = springSessions;
        this.cookie = cookie;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Opens a session; the cookie to set is its only key.
     *
     * @param remember keeps the cookie when the browser's window closes
     */
    public ResponseCookie open(UUID userId, Role role, boolean remember, Browser browser) {
        SessionLength length = SessionLength.of(role, remember);
        String id = openSpringSession(springSessions, length);
        transaction.executeWithoutResult(status -> sessions
                .save(new UserSession(userId, primaryId(id), browser, clock.instant())));
        return cookie.holding(id, remember ? length.longest() : null);
    }

    private <S extends Session> String openSpringSession(SessionRepository<S> repository, SessionLength length) {
        S session = repository.createSession();
        session.setLastAccessedTime(clock.instant());
        session.setMaxInactiveInterval(length.idle());
        repository.save(session);
        return session.getId();
    }

    private String primaryId(String springSessionId) {
        return jdbc.sql(PRIMARY_ID).param("cookie", springSessionId).query(String.class).single();
    }

    public void end(UUID sessionId) {
        revoke(sessionId, null);
    }

    /** Ends all sessions of a user; how many there were. */
    public int endAllOf(UUID userId) {
        return revoke(null, userId);
    }

    private int revoke(@Nullable UUID session, @Nullable UUID user) {
        Integer ended = transaction.execute(status -> {
            int revoked = statement(REVOKE, session, user)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            statement(REMOVE_REVOKED, session, user).update();
            return revoked;
        });
        return ended == null ? 0 : ended;
    }

    private JdbcClient.StatementSpec statement(String sql, @Nullable UUID session, @Nullable UUID user) {
        return jdbc.sql(sql)
                .param("tenant", TenantContext.required().id().value())
                .param("session", session, Types.OTHER)
                .param("user", user, Types.OTHER);
    }
}
