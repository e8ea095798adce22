package br.com.basecommerce.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Holds the outbox rows of one store locked, so that a relay can publish but not mark them. */
final class RowLock implements AutoCloseable {

    private final Connection connection;

    RowLock(DataSource superuser, UUID tenant) {
        try {
            connection = superuser.getConnection();
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection
                    .prepareStatement("select id from events.outbox where tenant_id = ? for update")) {
                lock.setObject(1, tenant);
                lock.execute();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("the rows could not be locked", refused);
        }
    }

    void release() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
