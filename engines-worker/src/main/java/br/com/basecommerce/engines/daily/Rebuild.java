package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.daily.OutboxEvents.Place;
import br.com.basecommerce.engines.daily.OutboxEvents.Row;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.stream.Engine;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives an engine every event of a store that the outbox still holds, whatever its ledger says, and then makes the results
 * anew from facts. No fact is deleted, so what the outbox has forgotten stays. A batch is a transaction: events that come
 * meanwhile are taken in between, which changes nothing, as neither order nor repetition does.
 */
@Component
class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    /** What an engine takes at once from the stream, too. */
    private static final int BATCH = 100;

    private static final int MOST_ATTEMPTS = 5;

    private static final String LOCK_TIMEOUT = "55P03";

    private final List<Engine> engines;
    private final OutboxEvents outbox;
    private final Recomputation recomputation;
    private final TransactionTemplate transaction;

    Rebuild(List<Engine> engines, OutboxEvents outbox, Recomputation recomputation,
            PlatformTransactionManager transactionManager) {
        this.engines = engines;
        this.outbox = outbox;
        this.recomputation = recomputation;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * @return how many events were taken in, and which could not be
     * @throws org.springframework.dao.DataAccessException when the database is away, or somebody holds the store's rows for
     *     too long; repeat the rebuild then
     */
    Outcome run(Tenant store, FullComputation computation) {
        Engine engine = engines.stream().filter(one -> one.name().equals(computation.name())).findAny().orElseThrow();
        Outcome outcome = TenantContext.call(store, () -> takeInAgain(engine));
        recomputation.recompute(store, computation);
        return outcome;
    }

    private Outcome takeInAgain(Engine engine) {
        Outcome outcome = Outcome.NOTHING;
        List<Row> rows = read(engine, Place.BEGINNING);
        while (!rows.isEmpty()) {
            outcome = takeIn(engine, rows.stream().map(Row::event).toList(), outcome);
            rows = read(engine, rows.getLast().place());
        }
        return outcome;
    }

    private List<Row> read(Engine engine, Place after) {
        List<Row> rows = transaction.execute(status -> outbox.after(after, engine.handles(), BATCH));
        return rows == null ? List.of() : rows;
    }

    /** As from the stream: what one batch refuses is tried one by one, and no event holds up the others. */
    private Outcome takeIn(Engine engine, List<Event> events, Outcome before) {
        try {
            apply(engine, events);
            return before.taken(events.size());
        } catch (RuntimeException | StackOverflowError | AssertionError refused) {
            if (isNoFaultOfAnEvent(refused)) {
                throw refused;
            }
            if (events.size() == 1) {
                LOG.warn("{} could not take in {}", engine.name(), events.getFirst().id(), refused);
                return before.refused(events.getFirst().id());
            }
            Outcome outcome = before;
            for (Event event : events) {
                outcome = takeIn(engine, List.of(event), outcome);
            }
            return outcome;
        }
    }

    /** Waits longer than usual for what live work holds: it is no fault of an event. */
    private void apply(Engine engine, List<Event> events) {
        for (int attempt = 1;; attempt++) {
            try {
                transaction.executeWithoutResult(status -> engine.apply(events));
                return;
            } catch (DataAccessException held) {
                if (attempt == MOST_ATTEMPTS || !isNoFaultOfAnEvent(held)) {
                    throw held;
                }
                LOG.info("{} tries {} events again: {}", engine.name(), events.size(), held.getMessage());
            }
        }
    }

    /** The database is away, or somebody held its rows; Spring has no exception of its own for PostgreSQL's lock timeout. */
    private static boolean isNoFaultOfAnEvent(Throwable failure) {
        return failure instanceof TransientDataAccessException || failure instanceof DataAccessResourceFailureException
                || failure instanceof DataAccessException access
                        && access.getMostSpecificCause() instanceof SQLException refused
                        && LOCK_TIMEOUT.equals(refused.getSQLState());
    }

    record Outcome(long events, long refused, @Nullable UUID firstRefused) {

        static final Outcome NOTHING = new Outcome(0, 0, null);

        private Outcome taken(int more) {
            return new Outcome(events + more, refused, firstRefused);
        }

        private Outcome refused(UUID event) {
            return new Outcome(events, refused + 1, firstRefused == null ? event : firstRefused);
        }
    }
}
