package br.com.basecommerce.relay;

import br.com.basecommerce.common.background.Loop;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;

/**
 * Keeps the outbox's partitions made a week ahead, as the schema's owner: once right after the migration, before anything
 * is published, then every day.
 */
@Component
class Partitions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    private static final int DAYS_AHEAD = 7;
    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration WHILE_A_BACKUP_RUNS = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String MAKE = "call events.make_partition(:day)";
    private static final String BACKUP_RUNS = "select exists (select from pg_stat_activity where usename = 'backup')";

    private final JdbcClient owner;
    private final Clock clock;
    private final Loop daily = new Loop("partitions", this::daily);

    Partitions(DatabaseProperties database, Clock clock) {
        this.owner = JdbcClient.create(
                new DriverManagerDataSource(database.url(), database.owner(), database.password()));
        this.clock = clock;
    }

    /** A failure here stops nothing: the days of the last run are still ahead, and the loop tries again. */
    @Override
    public void start() {
        try {
            make();
        } catch (DataAccessException later) {
            LOG.warn("the outbox's partitions could not be made at the start: {}", later.toString());
        }
        daily.start();
    }

    private void daily() {
        daily.pause(make() ? EVERY : WHILE_A_BACKUP_RUNS);
    }

    /**
     * Makes the partitions from yesterday to a week ahead that are missing.
     *
     * @return false when a backup is reading and nothing was done
     */
    boolean make() {
        if (owner.sql(BACKUP_RUNS).query(Boolean.class).single()) {
            return false;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (int day = -1; day <= DAYS_AHEAD; day++) {
            owner.sql(MAKE).param("day", today.plusDays(day)).update();
        }
        return true;
    }

    @Override
    public void stop() {
        daily.stop();
        daily.awaitEnd(PATIENCE);
    }

    @Override
    public boolean isRunning() {
        return daily.isRunning();
    }

    @Override
    public int getPhase() {
        return SchemaMigration.PHASE + 1;
    }
}
