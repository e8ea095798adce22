package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the export that the bound store waits for, in one transaction that sees a single moment and holds the export's row
 * all the while. A process that dies leaves nothing behind but a row that waits, and no two make the same.
 */
@Component
class MakingExports {

    /** How long a file is kept, and a failure shown. */
    static final Duration KEPT = Duration.ofHours(24);

    /** What has ended three processes would end the fourth. */
    static final int MOST_ATTEMPTS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MakingExports.class);
    /** The version counts the attempts, also of processes that died in one. */
    private static final String ATTEMPT = """
            update construction.export_file
            set version = version + 1, updated_at = :now
            where (tenant_id, id) in (
              select tenant_id, id
              from construction.export_file
              where tenant_id = :tenant and status = 'preparing'
              for update skip locked
            )
            returning id, version
            """;
    private static final String CLAIM = """
            select count(*)
            from (
              select from construction.export_file
              where tenant_id = :tenant and id = :id and status = 'preparing'
              for update skip locked
            ) as claimed
            """;

    /** Of one fetch: a view of the engines works for its rows. */
    private static final String PATIENCE = "set local statement_timeout = '60s'";
    private static final String READY = """
            update construction.export_file
            set status = 'ready', bytes = :bytes, sha256 = :sha256, finished_at = :now, expires_at = :expires,
                updated_at = :now, version = version + 1
            where tenant_id = :tenant and id = :id
            """;
    private static final String FAILED = """
            update construction.export_file
            set status = 'failed', finished_at = :now, expires_at = :expires, updated_at = :now, version = version + 1
            where tenant_id = :tenant and id = :id and status = 'preparing'
            """;

    private record Attempt(UUID export, int number) {}

    private final JdbcClient jdbc;
    private final Archive archive;
    private final Parts parts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;
    private volatile boolean stopping;

    MakingExports(JdbcClient jdbc, Archive archive, Parts parts, Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.archive = archive;
        this.parts = parts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A file that is not whole yet is left to the next process. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    /** Returns at once where nothing waits, or another process is at it. */
    void makeWaiting() {
        attempt().ifPresent(attempt -> {
            try {
                oneMoment.executeWithoutResult(status -> make(attempt));
            } catch (ConcurrencyFailureException other) {
                LOG.info("another process makes the export of store {}", TenantContext.required().slug());
            } catch (RuntimeException failure) {
                failed(attempt, failure);
            }
        });
    }

    private Optional<Attempt> attempt() {
        return transaction.execute(status -> jdbc.sql(ATTEMPT).param("tenant", tenant())
                .param("now", utc(clock.instant()))
                .query((row, number) -> new Attempt(row.getObject("id", UUID.class), row.getInt("version")))
                .optional());
    }

    private void make(Attempt attempt) {
        if (!isClaimed(attempt.export())) {
            return;
        }
        if (attempt.number() > MOST_ATTEMPTS) {
            throw new IllegalStateException("given up after " + MOST_ATTEMPTS + " attempts");
        }
        jdbc.sql(PATIENCE).update();
        PartsOutput.Written written = archived(attempt.export());
        update(READY, attempt.export()).param("bytes", written.bytes()).param("sha256", written.sha256()).update();
        LOG.info("the export of store {} is ready: {} bytes", TenantContext.required().slug(), written.bytes());
    }

    private boolean isClaimed(UUID export) {
        return jdbc.sql(CLAIM).param("tenant", tenant()).param("id", export).query(Integer.class).single() > 0;
    }

    private PartsOutput.Written archived(UUID export) {
        try {
            PartsOutput file = new PartsOutput(parts, export, () -> stopping);
            archive.write(file);
            return file.end();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private void failed(Attempt attempt, RuntimeException failure) {
        if (stopping) {
            LOG.info("the export of store {} is left to the next process: {}", TenantContext.required().slug(), failure
                    .toString());
        } else {
            LOG.error("the export of store {} failed", TenantContext.required().slug(), failure);
            transaction.executeWithoutResult(status -> update(FAILED, attempt.export()).update());
        }
    }

    private JdbcClient.StatementSpec update(String statement, UUID export) {
        Instant now = clock.instant();
        return jdbc.sql(statement).param("tenant", tenant()).param("id", export).param("now", utc(now))
                .param("expires", utc(now.plus(KEPT)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
