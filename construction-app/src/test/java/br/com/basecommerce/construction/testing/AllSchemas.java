package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        if (new ClassPathResource("db/migration/" + schema).exists()) {
            Flyway.configure()
                    .dataSource(postgres.as(schema + "_owner"))
                    .schemas(schema)
                    .createSchemas(false)
                    .table("flyway_history")
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        } else {
            standIn(postgres, schema);
        }
    }

    private static void standIn(TestPostgres postgres, String schema) {
        ClassPathResource standIn = new ClassPathResource("db/stand-in/" + schema + ".sql");
        if (standIn.exists()) {
            try {
                JdbcClient.create(postgres.as(schema + "_owner"))
                        .sql(standIn.getContentAsString(StandardCharsets.UTF_8)).update();
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
    }
}
