package br.com.basecommerce.construction.insights;

import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what the engines publish, in a short transaction of its own: an engine that is late, failing or absent never holds
 * up what a person is doing.
 */
@Component
class EngineReading {

    private static final Logger LOG = LoggerFactory.getLogger(EngineReading.class);
    private static final int SECONDS = 2;

    private final TransactionTemplate transaction;

    EngineReading(TenantTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setTimeout(SECONDS);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What was read, or {@code nothing} when the engine's views cannot be read now. */
    <R> R or(R nothing, Supplier<R> reading) {
        try {
            R read = transaction.execute(status -> reading.get());
            return read == null ? nothing : read;
        } catch (DataAccessException | TransactionException unreadable) {
            LOG.warn("the engines' views cannot be read: {}", unreadable.getMessage());
            return nothing;
        }
    }
}
