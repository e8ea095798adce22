package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.construction.testing.AllSchemas;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The search functions of the database, as the role of the running service. */
class SearchIT {

    private static final String INSERT = """
            insert into construction.product
              (tenant_id, id, created_at, updated_at, code, name, brand, stock_unit, fraction_allowed, price_unit, base_price)
            values (:tenant, :id, now(), now(), :code, :name, :brand, 'UN', false, 'UN', 10)
            """;

    private final TestPostgres postgres = AllSchemas.migrated();
    private final SingleConnectionDataSource connection = new SingleConnectionDataSource(postgres.url(),
            "construction_app", TestPostgres.PASSWORD, true);
    private final JdbcClient jdbc = JdbcClient.create(connection);
    private final UUID store = UUID.randomUUID();

    @BeforeEach
    void stockTheShelves() {
        enter(store);
        product("CIM32", "Cimento CP II-E 32 50 kg", "Votoran");
        product("CIM40", "Cimento CP V-ARI 40 kg", "Cauê");
        product("ACO10", "Aço CA-50 10 mm barra 12 m", "Gerdau");
        product("ARE", "Areia média lavada", "Porto");
        product("TJ8", "Tijolo cerâmico 8 furos", "Barro");
    }

    @AfterEach
    void leave() {
        connection.destroy();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cimento        | CIM32,CIM40
            aco ca 50      | ACO10
            AÇO            | ACO10
            32 cp cimnto   | CIM32
            cimetno caue   | CIM40
            areai media    | ARE
            tijollo        | TJ8
            votoran ciment | CIM32
            cim40          | CIM40
            cimento areia  |
            cmt            |
            %              |
            """)
    void forgivesAccentsOrderAndOneTypingError(String typed, @Nullable String found) {
        List<String> expected = found == null ? List.of() : List.of(found.split(","));

        assertThat(codesFor(typed)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatBeginsAsTypedComesFirst() {
        product("X1", "Argamassa para areia e cimento", "Quartz");

        assertThat(codesFor("cimento")).first().isNotEqualTo("X1");
    }

    /** One that leaves the planner its default of a thousand rows has the whole table read to be joined with the hits. */
    @Test
    void everySearchTellsThePlannerThatItsHitsAreFew() {
        assertThat(jdbc.sql("""
                select proname from pg_proc
                where pronamespace = 'construction'::regnamespace and proname like 'search%' and prorows > 20
                """).query(String.class).list()).isEmpty();
    }

    /** Its pattern with typing errors was of 75 MB, and the refusal that quoted it filled the memory of the vertical. */
    @Test
    void anEndlessWordCostsNoMoreThanALongOne() {
        assertThat(codesFor("cimento ".repeat(700))).contains("CIM32");
        assertThat(codesFor("a".repeat(5_000))).isEmpty();
    }

    @Test
    void anotherStoreFindsNothing() {
        enter(UUID.randomUUID());

        assertThat(codesFor("cimento")).isEmpty();
    }

    @Test
    void withoutAStoreTheSearchRefusesToAnswer() {
        jdbc.sql("select set_config('app.tenant_id', '', false)").query(String.class).single();

        assertThatThrownBy(() -> jdbc.sql("select construction.search_products('cimento', 5)").query(UUID.class).list())
                .rootCause().hasMessageContaining("a search needs a tenant");
    }

    @Test
    void theServiceCannotSearchOtherTablesThroughTheFunctionBehind() {
        assertThatThrownBy(() -> jdbc.sql("select construction.search_rows('construction.product', 'cimento', 5)")
                .query(UUID.class).list()).rootCause().hasMessageContaining("permission denied");
    }

    private List<String> codesFor(String typed) {
        return jdbc.sql("""
                select p.code
                from construction.search_products(:typed, 20) with ordinality as hit (id, rank)
                join construction.product p on p.id = hit.id
                order by hit.rank
                """).param("typed", typed).query((row, number) -> row.getString(1)).list();
    }

    private void enter(UUID tenant) {
        jdbc.sql("select set_config('app.tenant_id', ?, false)").param(tenant.toString()).query(String.class).single();
    }

    private void product(String code, String name, String brand) {
        jdbc.sql(INSERT).param("tenant", store).param("id", Ids.next()).param("code", code).param("name", name)
                .param("brand", brand).update();
    }
}
