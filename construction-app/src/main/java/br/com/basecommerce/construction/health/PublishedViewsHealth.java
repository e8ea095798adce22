package br.com.basecommerce.construction.health;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Names the published views of other services that are not there yet. Never red: a reader takes an absent view for an empty
 * one, and whether the database answers at all is judged by its own indicator.
 */
@Component("publishedViews")
class PublishedViewsHealth implements HealthIndicator {

    /** All that this service reads of others. */
    static final List<String> VIEWS = List.of("auth.v1_active_tenant", "auth.v1_app_user", "auth.v1_branding",
            "auth.v1_signing_key", "auth.v1_tenant", "engines.v1_customer_habit", "engines.v1_engine_state",
            "engines.v1_product_stock", "engines.v1_replenishment_suggestion", "engines.v1_sales_pair",
            "engines.v1_stock_alert",
            "engines.v1_substitute");

    private static final String EXISTS = "select to_regclass(:view) is not null";

    private final JdbcClient jdbc;
    private final TransactionTemplate platform;

    PublishedViewsHealth(JdbcClient jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.platform = new TransactionTemplate(transactions);
        this.platform.setReadOnly(true);
    }

    @Override
    public Health health() {
        try {
            List<String> absent = platform.execute(status -> VIEWS.stream().filter(view -> !exists(view)).toList());
            return Health.up().withDetail("absent", absent).build();
        } catch (DataAccessException | TransactionException away) {
            return Health.unknown().build();
        }
    }

    private boolean exists(String view) {
        return jdbc.sql(EXISTS).param("view", view).query((row, number) -> row.getBoolean(1)).single();
    }
}
