package br.com.basecommerce.auth.tokens;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds the user of an API token in the bound store, for every request of a program. */
@Component
public class TokenLookup {

    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private static final String FIND = """
            select k.id as token_id, k.scope, k.last_used_at, u.id as user_id, u.name, u.role, u.customer_id
            from auth.api_token k
            join auth.app_user u on u.tenant_id = k.tenant_id and u.id = k.user_id
            join auth.tenant t on t.id = k.tenant_id
            where k.tenant_id = :tenant and k.token_hash = :hash and k.prefix = :prefix and k.expires_at > :now
              and k.revoked_at is null and u.active and t.active
            """;

    private static final String USED = """
            update auth.api_token
            set last_used_at = :now
            where tenant_id = :tenant and id = :token
            """;

    private record Found(UUID id, CurrentUser user, @Nullable Instant lastUsedAt) {

        static Found read(ResultSet row, Tenant tenant) throws SQLException {
            UUID id = row.getObject("token_id", UUID.class);
            OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
            return new Found(id, new CurrentUser(row.getObject("user_id", UUID.class), row.getString("name"),
                    Role.ofCode(row.getString("role")), tenant, row.getObject("customer_id", UUID.class),
                    Scope.ofCode(row.getString("scope")), id.toString()), used == null ? null : used.toInstant());
        }

        boolean wasUsedSince(Instant instant) {
            return lastUsedAt != null && lastUsedAt.isAfter(instant);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TokenLookup(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Writes only once a minute and token: that it was used. */
    public Optional<CurrentUser> find(String token) {
        return TokenSecret.parse(token).flatMap(secret -> transaction.execute(status -> find(secret)));
    }

    private Optional<CurrentUser> find(TokenSecret secret) {
        Instant now = clock.instant();
        Tenant tenant = TenantContext.required();
        Optional<Found> found = jdbc.sql(FIND)
                .param("tenant", tenant.id().value())
                .param("hash", secret.hash())
                .param("prefix", secret.prefix())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> Found.read(row, tenant))
                .optional();
        found.filter(token -> !token.wasUsedSince(now.minus(USED_EVERY))).ifPresent(token -> use(token, tenant, now));
        return found.map(Found::user);
    }

    private void use(Found token, Tenant tenant, Instant now) {
        jdbc.sql(USED)
                .param("tenant", tenant.id().value())
                .param("token", token.id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
