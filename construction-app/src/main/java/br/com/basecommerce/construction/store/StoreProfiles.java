package br.com.basecommerce.construction.store;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The profile of the bound store, remembered for half a minute: every page shows it. */
@Component
public class StoreProfiles {

    private static final Logger LOG = LoggerFactory.getLogger(StoreProfiles.class);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final String PROFILE = """
            select t.slug, t.name, t.legal_name, t.document, t.email, t.phone, t.features::text as features,
                   b.primary_color, b.secondary_color, b.logo_hash
            from auth.v1_tenant t
            left join auth.v1_branding b on b.tenant_id = t.id
            """;

    private record Remembered(StoreProfile profile, Instant at) {}

    private final Map<TenantId, Remembered> profiles = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    StoreProfiles(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** The bound store; only its slug and the platform's colours where edge-auth's views cannot be read. */
    public StoreProfile current() {
        Tenant tenant = TenantContext.required();
        Remembered known = profiles.get(tenant.id());
        if (known != null && known.at().plus(KEPT).isAfter(clock.instant())) {
            return known.profile();
        }
        StoreProfile read = read(tenant);
        profiles.put(tenant.id(), new Remembered(read, clock.instant()));
        return read;
    }

    private StoreProfile read(Tenant tenant) {
        try {
            return transaction.execute(status -> jdbc.sql(PROFILE).query((row, number) -> profile(row)).optional()
                    .orElseGet(() -> unknown(tenant)));
        } catch (DataAccessException | TransactionException unreadable) {
            LOG.warn("the profile of store {} cannot be read: {}", tenant.slug(), unreadable.getMessage());
            return unknown(tenant);
        }
    }

    private StoreProfile profile(ResultSet row) throws SQLException {
        return new StoreProfile(row.getString("slug"), row.getString("name"), row.getString("legal_name"),
                row.getString("document"), row.getString("email"), row.getString("phone"),
                features(row.getString("features")), orDefault(row.getString("primary_color"), "#1a73e8"),
                orDefault(row.getString("secondary_color"), "#ea4335"), row.getString("logo_hash"));
    }

    private Map<String, Boolean> features(String written) {
        Map<String, Boolean> features = new HashMap<>();
        JsonNode node = json.readTree(written);
        node.propertyNames().forEach(name -> features.put(name, node.path(name).asBoolean(true)));
        return Map.copyOf(features);
    }

    private static String orDefault(String written, String otherwise) {
        return written == null ? otherwise : written;
    }

    private static StoreProfile unknown(Tenant tenant) {
        return new StoreProfile(tenant.slug(), tenant.slug(), null, null, null, null, Map.of(), "#1a73e8", "#ea4335",
                null);
    }
}
