package br.com.basecommerce.common.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TenantTransactionManagerIT {

    private static final String BOUND = "select coalesce(nullif(current_setting('app.tenant_id', true), ''), 'nobody')";

    private final Tenant a = tenant("a");
    private final Tenant b = tenant("b");

    /** One connection for all, as a pool would hand it out again and again. */
    private final SingleConnectionDataSource pool = new SingleConnectionDataSource(TestPostgres.instance().url(),
            "construction_app", TestPostgres.PASSWORD, true);
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TenantTransactionManager manager = new TenantTransactionManager(new JdbcTransactionManager(pool),
            pool);
    private final TransactionTemplate transaction = new TransactionTemplate(manager);

    @Test
    void theSameConnectionServesOneTenantAfterTheOther() {
        assertThat(boundFor(a)).isEqualTo(a.id().toString());
        assertThat(boundFor(b)).isEqualTo(b.id().toString());
    }

    @Test
    void nothingOfATenantStaysOnTheConnectionAfterCommitOrRollback() {
        TenantContext.run(a, () -> transaction.executeWithoutResult(status -> bound()));
        assertThat(bound()).isEqualTo("nobody");

        TenantContext.run(a, () -> transaction.executeWithoutResult(status -> status.setRollbackOnly()));
        assertThat(bound()).isEqualTo("nobody");
    }

    @Test
    void withoutATenantNoTransactionBegins() {
        assertThatThrownBy(() -> transaction.execute(status -> bound())).isInstanceOf(NoTenantException.class);
    }

    @Test
    void joiningATransactionKeepsItsTenant() {
        TransactionTemplate joining = new TransactionTemplate(manager);
        joining.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);

        String seen = TenantContext.call(a, () -> transaction.execute(outer -> joining.execute(inner -> bound())));

        assertThat(seen).isEqualTo(a.id().toString());
    }

    @Test
    void aConnectionThatHasDiedIsToldAsSuch() {
        kill(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());

        assertThatThrownBy(() -> boundFor(a)).isInstanceOf(CannotCreateTransactionException.class);
    }

    @Test
    void ofATransactionCutOffItsFirstFailureIsTold() {
        assertThatThrownBy(() -> TenantContext.run(a, () -> transaction.executeWithoutResult(status -> {
            kill(jdbc.sql("select pg_backend_pid()").query(Integer.class).single());
            bound();
        }))).isInstanceOf(DataAccessResourceFailureException.class);
    }

    private String boundFor(Tenant tenant) {
        return TenantContext.call(tenant, () -> transaction.execute(status -> bound()));
    }

    private static void kill(int session) {
        JdbcClient.create(TestPostgres.instance().asSuperuser()).sql("select pg_terminate_backend(:session, 5000)")
                .param("session", session).query(Boolean.class).single();
    }

    private String bound() {
        return jdbc.sql(BOUND).query(String.class).single();
    }

    private static Tenant tenant(String slug) {
        return new Tenant(new TenantId(Ids.next()), slug, Tenant.DEFAULT_ZONE);
    }
}
