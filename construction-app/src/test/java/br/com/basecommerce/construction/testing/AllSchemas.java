package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.testing.TestPostgres;
import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings the schemas of all services up to date, once for a JVM, each as its owner. */
public final class AllSchemas {

    private static final List<String> IN_ORDER = List.of("auth", "events", "engines", "construction");

    private static final class Migrated {

        static final TestPostgres POSTGRES = migrate();
    }

    private AllSchemas() {}

    public static TestPostgres migrated() {
        return Migrated.POSTGRES;
    }

    private static TestPostgres migrate() {
        TestPostgres postgres = TestPostgres.instance();
        IN_ORDER.forEach(schema -> migrate(postgres, schema));
        return postgres;
    }

    private static void migrate(TestPostgres postgres, String schema) {
        Flyway.configure()
                .dataSource(postgres.as(schema + "_owner"))
                .schemas(schema)
                .createSchemas(false)
                .table("flyway_history")
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate();
    }
}
