package br.com.basecommerce.engines.tenants;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The active stores with the zone of their days, from edge-auth's published view. */
@Component
public class Tenants {

    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);

    private static final String ALL = """
            select id, slug, time_zone
            from auth.v1_active_tenant
            order by slug
            """;

    private static final String ONE = """
            select id, slug, time_zone
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

    /** Asked anew each time; none while the edge has never started and its view is not there yet. */
    public List<Tenant> active() {
        return read(jdbc.sql(ALL));
    }

    /**
     * Asked once in five minutes for each store. One that is disabled, or not published yet, still gets its events taken
     * in: in the default zone, under its id instead of its name.
     */
    public Tenant get(TenantId id) {
        Known present = known.get(id);
        if (present == null || clock.instant().isAfter(present.until())) {
            present = new Known(find(id), clock.instant().plus(KNOWN_FOR));
            known.put(id, present);
        }
        return present.tenant();
    }

    private Tenant find(TenantId id) {
        return read(jdbc.sql(ONE).param("id", id.value())).stream().findFirst()
                .orElseGet(() -> new Tenant(id, id.toString(), Tenant.DEFAULT_ZONE));
    }

    private List<Tenant> read(StatementSpec query) {
        try {
            return platform.execute(status -> query.query(Tenants::tenant).list());
        } catch (BadSqlGrammarException noViewYet) {
            LOG.warn("the list of stores is not published yet: {}", noViewYet.getMessage());
            return List.of();
        }
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(new TenantId(row.getObject("id", UUID.class)), row.getString("slug"),
                ZoneId.of(row.getString("time_zone")));
    }

    private record Known(Tenant tenant, Instant until) {}
}
