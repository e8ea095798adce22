package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores that there are, as the edge publishes them. */
@Component
class ActiveTenants {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveTenants.class);

    private static final String SELECT = """
            select id, slug, time_zone
            from auth.v1_active_tenant
            order by slug
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ActiveTenants(JdbcClient jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** None while the edge has never started and its view is not there yet. */
    List<Tenant> all() {
        try {
            return transaction.execute(status -> jdbc.sql(SELECT).query(ActiveTenants::tenant).list());
        } catch (BadSqlGrammarException noViewYet) {
            LOG.warn("the list of stores is not published yet: {}", noViewYet.getMessage());
            return List.of();
        }
    }

    private static Tenant tenant(ResultSet row, int number) throws SQLException {
        return new Tenant(new TenantId(row.getObject("id", UUID.class)), row.getString("slug"), ZoneId.of(row.getString(
                "time_zone")));
    }
}
