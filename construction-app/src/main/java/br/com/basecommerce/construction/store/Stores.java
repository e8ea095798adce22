package br.com.basecommerce.construction.store;

import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The time zones of the active stores, remembered for five minutes: a token names its store, not where that store is. */
@Component
public class Stores {

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final String ZONE = """
            select time_zone
            from auth.v1_active_tenant
            where id = :id
            """;

    private static final String ACTIVE = """
            select id, slug, time_zone
            from auth.v1_active_tenant
            where slug = :slug or :slug::varchar is null
            order by slug
            """;

    private record Remembered(ZoneId zone, Instant at) {}

    private final Map<UUID, Remembered> zones = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final TransactionTemplate platform;
    private final Clock clock;

    Stores(JdbcClient jdbc, @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.platform = new TransactionTemplate(transactions);
        this.platform.setReadOnly(true);
        this.clock = clock;
    }

    /** The store as work is bound to it; where its zone cannot be read, the one most stores are in. */
    public Tenant tenant(TenantId id, String slug) {
        return new Tenant(id, slug, zone(id.value()));
    }

    /**
     * The stores that an operator means.
     *
     * @param slug of one active store; null for all of them
     * @throws RefusedException when there is no such store
     */
    public List<Tenant> chosen(@Nullable String slug) {
        List<Tenant> stores = platform.execute(status -> jdbc.sql(ACTIVE).param("slug", slug, Types.VARCHAR)
                .query((row, number) -> active(row)).list());
        if (stores == null || stores.isEmpty() && slug != null) {
            throw new RefusedException("no active store has the slug " + slug);
        }
        return stores;
    }

    /** One store in a zone that nobody knows keeps the others from nothing. */
    private static Tenant active(ResultSet row) throws SQLException {
        String slug = row.getString("slug");
        return new Tenant(new TenantId(row.getObject("id", UUID.class)), slug, zone(slug, row.getString("time_zone")));
    }

    private static ZoneId zone(String slug, String written) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException unknown) {
            LOG.warn("the time zone of store {} cannot be read: {}", slug, unknown.getMessage());
            return Tenant.DEFAULT_ZONE;
        }
    }

    private ZoneId zone(UUID id) {
        Remembered known = zones.get(id);
        if (known != null && known.at().plus(KEPT).isAfter(clock.instant())) {
            return known.zone();
        }
        Optional<ZoneId> read = read(id);
        read.ifPresent(zone -> zones.put(id, new Remembered(zone, clock.instant())));
        return read.orElse(known == null ? Tenant.DEFAULT_ZONE : known.zone());
    }

    private Optional<ZoneId> read(UUID id) {
        try {
            return platform.execute(status -> jdbc.sql(ZONE).param("id", id)
                    .query((row, number) -> ZoneId.of(row.getString(1))).optional());
        } catch (DataAccessException | TransactionException | DateTimeException unreadable) {
            LOG.warn("the time zone of store {} cannot be read: {}", id, unreadable.getMessage());
            return Optional.empty();
        }
    }
}
