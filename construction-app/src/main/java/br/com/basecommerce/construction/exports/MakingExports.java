package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.io.IOException;
import java.io.InterruptedIOException;
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

    /** What is not done by then has ended more than one process, and would end the next. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(MakingExports.class);
    private static final String WAITING = """
            select id, created_at
            from construction.export_file
            where tenant_id = :tenant and status = 'preparing'
            """;
    private static final String CLAIM = """
            select count(*)
            from (
              select from construction.export_file
              where tenant_id = :tenant and id = :id and status = 'preparing'
              for update skip locked
            ) as claimed
            """;
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

    private record Waiting(UUID id, Instant since) {}

    private final JdbcClient jdbc;
    private final Archive archive;
    private final Parts parts;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneMoment;

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

    /** Returns at once where nothing waits, or another process is at it. */
    void makeWaiting() {
        Optional<Waiting> waiting = transaction.execute(status -> jdbc.sql(WAITING).param("tenant", tenant())
                .query((row, number) -> new Waiting(row.getObject("id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant())).optional());
        waiting.ifPresent(this::make);
    }

    private void make(Waiting export) {
        try {
            oneMoment.executeWithoutResult(status -> {
                if (isClaimed(export.id())) {
                    write(export);
                }
            });
        } catch (UncheckedIOException stopped) {
            if (!(stopped.getCause() instanceof InterruptedIOException)) {
                failed(export, stopped);
            }
        } catch (RuntimeException failure) {
            failed(export, failure);
        }
    }

    private boolean isClaimed(UUID export) {
        return jdbc.sql(CLAIM).param("tenant", tenant()).param("id", export).query(Integer.class).single() > 0;
    }

    private void write(Waiting export) {
        if (export.since().plus(PATIENCE).isBefore(clock.instant())) {
            throw new IllegalStateException("waited for " + PATIENCE);
        }
        PartsOutput.Written written = archived(export.id());
        update(READY, export.id()).param("bytes", written.bytes()).param("sha256", written.sha256()).update();
        LOG.info("the export of store {} is ready: {} bytes", TenantContext.required().slug(), written.bytes());
    }

    private PartsOutput.Written archived(UUID export) {
        try {
            PartsOutput file = new PartsOutput(parts, export);
            archive.write(file);
            return file.end();
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    private void failed(Waiting export, RuntimeException failure) {
        LOG.error("the export of store {} failed", TenantContext.required().slug(), failure);
        transaction.executeWithoutResult(status -> update(FAILED, export.id()).update());
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
