package br.com.basecommerce.common.database;

import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the service's own schema up to date before anything else starts, as the schema's owner.
 *
 * <p>A lifecycle step and not part of the context's refresh: an image's training run refreshes the context without any
 * database. Two instances may start at once, Flyway's lock lets one of them work. A statement that would wait longer
 * than two seconds for a lock gives way to the traffic and is tried again.
 */
public class SchemaMigration implements SmartLifecycle {

    /** Before the web server and every consumer. */
    public static final int PHASE = Integer.MIN_VALUE + 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15), Duration.ofSeconds(30));

    private final DatabaseProperties database;
    private volatile boolean migrated;

    public SchemaMigration(DatabaseProperties database) {
        this.database = database;
    }

    @Override
    public void start() {
        for (Duration pause : PAUSES) {
            if (tryToMigrate(pause)) {
                return;
            }
        }
        migrate();
    }

    private boolean tryToMigrate(Duration pause) {
        try {
            migrate();
            return true;
        } catch (FlywayException notNow) {
            LOG.warn("schema {} could not be migrated, next try in {} s: {}", database.schema(), pause.toSeconds(),
                    notNow.getMessage());
            sleep(pause);
            return false;
        }
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .schemas(database.schema())
                .createSchemas(false)
                .table("flyway_history")
                .locations("classpath:db/migration/" + database.schema())
                .initSql("set lock_timeout = '2s'")
                .load()
                .migrate();
        migrated = true;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", stopping);
        }
    }

    @Override
    public void stop() {
        migrated = false;
    }

    @Override
    public boolean isRunning() {
        return migrated;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
