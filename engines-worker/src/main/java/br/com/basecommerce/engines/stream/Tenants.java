package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The stores by their id, with the zone of their days, as edge-auth publishes them. Asked once in five minutes for each.
 *
 * <p>A store that is disabled, or not published yet because edge-auth has never run, still gets its events taken in: in
 * the default zone, under its id instead of its name.
 */
@Component
class Tenants {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
    private static final String FIND = """
            select slug, time_zone
            from auth.v1_active_tenant
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate platform;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    Tenants(JdbcClient jdbc, @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager platform,
            Clock clock) {
        this.jdbc = jdbc;
        this.platform = new TransactionTemplate(platform);
        this.clock = clock;
    }

    Tenant get(TenantId id) {
        Known present = known.get(id);
        if (present == null || clock.instant().isAfter(present.until())) {
            present = new Known(find(id), clock.instant().plus(KNOWN_FOR));
            known.put(id, present);
        }
        return present.tenant();
    }

    private Tenant find(TenantId id) {
        Tenant unpublished = new Tenant(id, id.toString(), Tenant.DEFAULT_ZONE);
        try {
            Tenant found = platform.execute(status -> jdbc.sql(FIND).param("id", id.value())
                    .query((row, number) -> new Tenant(id, row.getString("slug"),
                            ZoneId.of(row.getString("time_zone"))))
                    .optional()
                    .orElse(unpublished));
            return found == null ? unpublished : found;
        } catch (BadSqlGrammarException absentView) {
            return unpublished;
        }
    }

    private record Known(Tenant tenant, Instant until) {}
}
