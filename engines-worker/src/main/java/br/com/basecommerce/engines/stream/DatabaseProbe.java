package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells a database that is away from an event that cannot be taken in: only the latter counts against the event. */
@Component
class DatabaseProbe {

    private final JdbcClient jdbc;

    DatabaseProbe(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws RuntimeException when the database does not answer */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    void requireAnswer() {
        jdbc.sql("select 1").query(Integer.class).single();
    }
}
