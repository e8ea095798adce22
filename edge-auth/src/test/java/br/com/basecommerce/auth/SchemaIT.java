package br.com.basecommerce.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.testing.TenancyCatalogue;
import br.com.basecommerce.common.testing.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SchemaIT extends ServiceTest {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private EntityManagerFactory entities;

    @Test
    void theWallsHaveNoHole() {
        assertThat(TenancyCatalogue.violations(TestPostgres.instance().asSuperuser(), "auth")).isEmpty();
    }

    @Test
    void theEntitiesFitTheMigratedTables() throws Exception {
        entities.getSchemaManager().validate();
    }

    /** Every service knows that store by its id alone. */
    @Test
    void theReservedStoreIsTheOneWhoseTrailIsThatOfAllStores() {
        assertThat(stage.one(UUID.class, "select id from auth.tenant where slug = 'probe'")).isEqualTo(
                OperatorTrail.RESERVED);
    }

    @Test
    void whatIsPublishedShowsTheReadersStoreOnly() {
        String slug = openStore();
        openStore();
        JdbcClient reader = readerOf(slug);

        for (String view : new String[]{"v1_tenant", "v1_branding", "v1_app_user"}) {
            assertThat(reader.sql("select count(*)::int from auth." + view).query(Integer.class).single()).as(view)
                    .isEqualTo(1);
        }
        assertThat(reader.sql("select count(*)::int from auth.v1_signing_key").query(Integer.class).single())
                .isPositive();
    }

    private JdbcClient readerOf(String slug) {
        UUID tenant = stage.one(UUID.class, "select id from auth.tenant where slug = ?", slug);
        JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestPostgres.instance().url(),
                "construction_app", TestPostgres.PASSWORD, true));
        jdbc.sql("select set_config('app.tenant_id', ?, false)").param(tenant.toString()).query().singleRow();
        return jdbc;
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1_tenant", "v1_branding", "v1_app_user"})
    void withoutAStoreNothingIsPublished(String view) {
        openStore();
        JdbcClient reader = JdbcClient.create(TestPostgres.instance().as("construction_app"));

        assertThat(reader.sql("select count(*)::int from auth." + view).query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"engines_app", "relay_app"})
    void enginesAndRelayLearnWhichStoresAreActiveAndNothingElse(String role) {
        String slug = openStore();
        String disabled = openStore();
        command("tenant", "disable", "--slug", disabled, "--yes");
        JdbcClient reader = JdbcClient.create(TestPostgres.instance().as(role));

        assertThat(reader.sql("select slug from auth.v1_active_tenant").query((row, number) -> row.getString(1))
                .list())
                .contains(slug, "probe").doesNotContain(disabled);
        assertThatThrownBy(() -> reader.sql("select 1 from auth.v1_app_user").query().listOfRows())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> reader.sql("select 1 from auth.app_user").query().listOfRows())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatWasWrittenDownStaysWrittenDown() {
        JdbcClient service = JdbcClient.create(TestPostgres.instance().as("auth_app"));

        assertThatThrownBy(() -> service.sql("delete from auth.audit_event").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> service.sql("update auth.audit_event set action = 'x'").update())
                .isInstanceOf(DataAccessException.class);
    }
}
