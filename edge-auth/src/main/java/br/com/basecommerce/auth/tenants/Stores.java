package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All stores of the platform, active and disabled. Reads need no store; what changes one runs in that store's own work. */
@Repository
public class Stores {

    /** Slug of the store that belongs to the platform itself: smoke tests, and events that concern every store. */
    public static final String RESERVED = "probe";

    private static final String COLUMNS = """
            select id, slug, name, legal_name, document, email, phone, time_zone, features, active
            from auth.tenant
            """;

    private static final String ALL = COLUMNS + "order by slug";
    private static final String BY_SLUG = COLUMNS + "where slug = :slug";
    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String INSERT = """
            insert into auth.tenant
              (id, slug, name, legal_name, document, email, phone, time_zone, features, created_at, updated_at)
            values
              (:id, :slug, :name, :legalName, :document, :email, :phone, :timeZone, cast(:features as jsonb), :now, :now)
            """;

    private static final String UPDATE = """
            update auth.tenant
            set name = :name, legal_name = :legalName, document = :document, email = :email, phone = :phone,
                time_zone = :timeZone, features = cast(:features as jsonb), active = :active, updated_at = :now,
                version = version + 1
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Stores(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    public List<Store> all() {
        return jdbc.sql(ALL).query(this::read).list();
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    public Optional<Store> bySlug(String slug) {
        return jdbc.sql(BY_SLUG).param("slug", slug).query(this::read).optional();
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    public Optional<Store> byId(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(this::read).optional();
    }

    @Transactional
    public void insert(Store store) {
        statement(INSERT, store).param("slug", store.slug()).update();
    }

    @Transactional
    public void update(Store store) {
        statement(UPDATE, store).param("active", store.active()).update();
    }

    private JdbcClient.StatementSpec statement(String sql, Store store) {
        return jdbc.sql(sql)
                .param("id", store.id())
                .param("name", store.name())
                .param("legalName", store.legalName())
                .param("document", store.document(), Types.VARCHAR)
                .param("email", store.email())
                .param("phone", store.phone(), Types.VARCHAR)
                .param("timeZone", store.timeZone())
                .param("features", json.writeValueAsString(store.features()))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Store read(ResultSet row, int number) throws SQLException {
        Map<String, Boolean> features = json.readValue(row.getString("features"), new TypeReference<>() {
        });
        return new Store(row.getObject("id", UUID.class), row.getString("slug"), row.getString("name"),
                row.getString("legal_name"), row.getString("document"), row.getString("email"), row.getString("phone"),
                row.getString("time_zone"), features, row.getBoolean("active"));
    }
}
