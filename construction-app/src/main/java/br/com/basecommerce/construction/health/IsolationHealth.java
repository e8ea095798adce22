package br.com.basecommerce.construction.health;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the database, as this service meets it, keeps every store's rows from whoever is no store. Not a part of
 * readiness: the smoke test asks, and {@code /actuator/health}.
 */
@Component("isolation")
class IsolationHealth implements HealthIndicator {

    private static final String ROLE = "select current_user";

    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity and c.relforcerowsecurity as walled
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where n.nspname = 'construction' and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'select')
            order by c.relname
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate nobody;

    IsolationHealth(JdbcClient jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.nobody = new TransactionTemplate(transactions);
        this.nobody.setReadOnly(true);
    }

    @Override
    public Health health() {
        try {
            return nobody.execute(status -> look());
        } catch (DataAccessException | TransactionException away) {
            return Health.unknown().build();
        }
    }

    private Health look() {
        List<Table> tables = jdbc.sql(TABLES)
                .query((row, number) -> new Table(row.getString("name"), row.getBoolean("walled"))).list();
        List<String> unguarded = tables.stream().filter(table -> !table.walled() || showsRows(table))
                .map(Table::name).toList();
        return (unguarded.isEmpty() && !tables.isEmpty() ? Health.up() : Health.down())
                .withDetail("role", jdbc.sql(ROLE).query(String.class).single())
                .withDetail("tables", tables.size())
                .withDetail("unguarded", unguarded)
                .build();
    }

    // The name comes quoted from the catalogue.
    private boolean showsRows(Table table) {
        return jdbc.sql("select exists (select from " + table.name() + ")").query(Boolean.class).single();
    }

    private record Table(String name, boolean walled) {}
}
