package br.com.basecommerce.common.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The one place where a tenant reaches a database connection: at the beginning of every transaction, for JPA and JDBC
 * alike, {@code app.tenant_id} is set for the length of that transaction. The row-level policies read it.
 *
 * <p>Wraps the manager that really begins and ends transactions on the same data source.
 */
public class TenantTransactionManager implements PlatformTransactionManager {

    private static final Logger LOG = LoggerFactory.getLogger(TenantTransactionManager.class);
    private static final String SET_TENANT = "select set_config('app.tenant_id', ?, true)";

    private final PlatformTransactionManager delegate;
    private final DataSource dataSource;

    public TenantTransactionManager(PlatformTransactionManager delegate, DataSource dataSource) {
        this.delegate = delegate;
        this.dataSource = dataSource;
    }

    /** @throws NoTenantException when no tenant is bound; no connection is taken then */
    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        TenantId tenant = TenantContext.required().id();
        TransactionStatus status = delegate.getTransaction(definition);
        if (status.isNewTransaction()) {
            handOver(tenant, status);
        }
        return status;
    }

    private void handOver(TenantId tenant, TransactionStatus status) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement statement = connection.prepareStatement(SET_TENANT)) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (SQLException refused) {
            rollback(status);
            throw new CannotCreateTransactionException("the tenant could not be handed to the connection", refused);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    @Override
    public void commit(TransactionStatus status) {
        delegate.commit(status);
    }

    /**
     * Takes back what the transaction did. A connection that has died can take nothing back, and the server has: what is told
     * then is what went wrong first, not this.
     */
    @Override
    public void rollback(TransactionStatus status) {
        try {
            delegate.rollback(status);
        } catch (RuntimeException dead) {
            LOG.debug("nothing to roll back on a lost connection", dead);
        }
    }
}
