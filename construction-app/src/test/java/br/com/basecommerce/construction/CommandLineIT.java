package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.testing.EventSchemas;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class CommandLineIT {

    private static final DataSource DATABASE = AllSchemas.migrated().asSuperuser();
    private static final JdbcClient SUPERUSER = JdbcClient.create(DATABASE);
    private static final String PICTURES = "select id from construction.attachment where tenant_id = :tenant for update";
    private static final String PRODUCTS = "select id from construction.product where tenant_id = :tenant for update";

    private final ApplicationContext context;
    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final TestStore other = TestStore.open();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CommandLineIT(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc) {
        this.context = context;
        this.mvc = mvc;
    }

    @Test
    void aSnapshotTellsOfAProductWhatItsLastChangeTold() {
        UUID category = Ids.next();
        SUPERUSER.sql("""
                insert into construction.category (tenant_id, id, created_at, updated_at, name)
                values (:tenant, :id, now(), now(), 'Pisos')
                """).param("tenant", store.id()).param("id", category).update();
        String place = String.valueOf(mvc.post().uri("/web/produtos/novo").with(store.admin())
                .param("_key", Ids.next().toString()).param("name", "Piso 60x60").param("code", "PI-60")
                .param("categoryId", category.toString()).param("stockUnit", "CX").param("priceUnit", "M2")
                .param("priceNumerator", "1,44").param("basePrice", "39,90").exchange().getResponse().getHeader(
                        "Location"));
        mvc.post().uri(place + "/unidades").with(store.admin()).param("version", "0").param("units[0].unit", "PLT")
                .param("units[0].numerator", "40").param("units[0].denominator", "1").param("units[0].purchasable",
                        "true").param("units[0].defaultPurchase", "true").exchange();
        Map<String, @Nullable Object> told = latest("product_changed");
        assertThat(String.valueOf(told.get("payload"))).contains("Pisos", "\"pack_quantity\": \"40.000\"");
        forgetEvents();

        assertThat(run("events", "snapshot", "--tenant", store.tenant().slug())).isZero();
        assertThat(out.toString()).contains("tenant: " + store.tenant().slug()
                + "  type: product_changed  events: 1\n");

        assertThat(latest("product_changed")).isEqualTo(told);
    }

    @Test
    void aSnapshotTellsOfAStockLevelHowItStandsSinceItLastChanged() {
        Yard yard = Yard.of(store);
        UUID product = yard.product("Cimento CP II", 10);
        store.run(() -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> context.getBean(
                PlacingOrders.class).place(yard.sale().of(4, product).draft())));
        Map<String, @Nullable Object> told = latest("stock_level_changed");
        forgetEvents();

        assertThat(run("events", "snapshot", "--tenant", store.tenant().slug())).isZero();

        Map<String, @Nullable Object> again = latest("stock_level_changed");
        assertThat(again.get("aggregate_id")).isEqualTo(product).isEqualTo(told.get("aggregate_id"));
        assertThat(again.get("aggregate_version")).isEqualTo(told.get("aggregate_version"));
        String payload = String.valueOf(again.get("payload"));
        EventSchemas.assertValid("stock_level_changed", payload);
        assertThat(payload).contains("\"on_hand\": \"10.000\"", "\"reserved\": \"4.000\"", "\"quantity\": \"0.000\"",
                "\"changed_at\": \"" + changedAt(product) + "\"");
    }

    @Test
    void aSnapshotTakesEveryRowOnceInSmallTransactionsAndNoneOfAnotherStore() {
        stockUp(store, 450);
        stockUp(other, 3);

        assertThat(run("events", "snapshot", "--tenant", store.tenant().slug(), "--json")).isZero();

        for (String type : List.of("product_changed", "stock_level_changed")) {
            assertThat(out.toString()).contains("{\"tenant\":\"" + store.tenant().slug() + "\",\"type\":\"" + type
                    + "\",\"events\":450}");
            assertThat(count(store, "count(distinct aggregate_id)", type)).isEqualTo(450);
            assertThat(count(store, "count(*)", type)).isEqualTo(450);
            assertThat(count(store, "max(same)", type)).isBetween(1L, 200L);
            assertThat(count(other, "count(*)", type)).isZero();
        }
        assertThat(trail(store)).containsExactly("operator events.snapshot_started");
        assertThat(trail(other)).isEmpty();

        assertThat(run("events", "snapshot")).isZero();
        assertThat(count(other, "count(*)", "product_changed")).isEqualTo(3);
    }

    @Test
    void photosOfProofsGoWhenTheStoreNoLongerKeepsThemAndNothingElse() {
        UUID old = store.picture("proof_photo", 7);
        UUID young = store.picture("proof_photo", 5);
        UUID signature = store.picture("signature", 70);
        UUID keptLonger = other.picture("proof_photo", 7);
        SUPERUSER.sql("""
                insert into construction.store_settings (tenant_id, created_at, updated_at, proof_photo_retention_months)
                values (:tenant, now(), now(), 12)
                """).param("tenant", other.id()).update();

        assertThat(run("attachments", "purge")).isEqualTo(3);
        assertThat(contents()).containsExactlyInAnyOrder(old, young, signature, keptLonger);

        assertThat(run("attachments", "purge", "--yes")).isZero();
        assertThat(out.toString()).contains("tenant: " + store.tenant().slug() + "  months: 6  photos: 1\n",
                "tenant: " + other.tenant().slug() + "  months: 12  photos: 0\n");
        assertThat(contents()).containsExactlyInAnyOrder(young, signature, keptLonger);
        assertThat(SUPERUSER.sql(
                "select id from construction.attachment where tenant_id = :tenant and removed_at is not null")
                .param("tenant", store.id()).query(UUID.class).list()).containsExactly(old);

        assertThat(run("attachments", "purge", "--yes")).isZero();
        assertThat(out.toString()).contains("tenant: " + store.tenant().slug() + "  months: 6  photos: 0\n");
        assertThat(trail(store)).containsExactly("operator attachments.purged");
    }

    @Test
    void aStoreInWhichThePurgeFailsIsNamedAndKeepsNoOtherFromIt() {
        UUID held = store.picture("proof_photo", 7);
        UUID old = other.picture("proof_photo", 7);

        int status = whileHeld(PICTURES, store, () -> run("attachments", "purge", "--yes"));

        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("tenant: " + store.tenant().slug() + "  failed: ",
                "tenant: " + other.tenant().slug() + "  months: 6  photos: 1\n");
        assertThat(err.toString()).endsWith(" stores: " + store.tenant().slug() + "; left as the others are done\n");
        assertThat(contents()).containsExactly(held).doesNotContain(old);
    }

    @Test
    void aStoreWhoseSnapshotFailsIsNamedAndKeepsNoOtherFromIt() {
        stockUp(store, 1);
        stockUp(other, 3);

        int status = whileHeld(PRODUCTS, store, () -> run("events", "snapshot", "--json"));

        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).contains("{\"tenant\":\"" + store.tenant().slug() + "\",\"failed\":\"",
                "{\"tenant\":\"" + other.tenant().slug() + "\",\"type\":\"product_changed\",\"events\":3}");
        assertThat(err.toString()).endsWith(" stores: " + store.tenant().slug() + "; left as the others are done\n");
        assertThat(count(store, "count(*)", "product_changed")).isZero();
    }

    @Test
    void aStoreInAZoneThatNobodyKnowsKeepsNoOtherFromAnything() {
        SUPERUSER.sql("update auth.tenant set time_zone = 'Lua/Norte' where id = :id").param("id", other.id()).update();
        store.picture("proof_photo", 7);
        other.picture("proof_photo", 7);

        assertThat(run("attachments", "purge", "--yes")).isZero();
        assertThat(out.toString()).contains("tenant: " + store.tenant().slug() + "  months: 6  photos: 1\n",
                "tenant: " + other.tenant().slug() + "  months: 6  photos: 1\n");
    }

    /** Somebody else's transaction holds the store's rows all the while. */
    private static int whileHeld(String rows, TestStore owner, IntSupplier work) {
        TransactionTemplate holder = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
        return Objects.requireNonNull(holder.execute(status -> {
            SUPERUSER.sql(rows).param("tenant", owner.id()).query().listOfRows();
            return work.getAsInt();
        }));
    }

    @Test
    void anExportIsMadeAndItsLinkPrinted() {
        stockUp(store, 3);

        assertThat(run("tenant", "export", "--slug", store.tenant().slug())).isZero();

        assertThat(out.toString()).contains("tenant: " + store.tenant().slug() + "\nstatus: ready\nlink: http://"
                + store
                        .tenant().slug() + ".", "/zip\nbytes: ", "\nexpires_at: ");
        assertThat(trail(store)).containsExactly("operator export.requested");
        String path = out.toString().lines().filter(line -> line.startsWith("link: ")).findFirst().orElseThrow()
                .replaceFirst("link: http://[^/]*", "");
        assertThat(mvc.get().uri(path).with(store.admin())).hasStatusOk();
        assertThat(mvc.get().uri(path).with(other.admin())).hasStatus(404);
    }

    @Test
    void wrongUseAndAnUnknownStoreAreTold() {
        assertThat(run("tenant", "export", "--slug", "nobody")).isEqualTo(3);
        assertThat(run("tenant", "export")).isEqualTo(2);
        assertThat(run("events", "snapshot", "--tenant", "nobody")).isEqualTo(3);
        assertThat(err.toString()).contains("REFUSED: no active store has the slug nobody");
        assertThat(run("events", "forget")).isEqualTo(2);
    }

    @Test
    void theProgramRunsACommandInsteadOfTheService() throws Exception {
        stockUp(store, 2);

        assertThat(program("events", "snapshot", "--tenant", store.tenant().slug(), "--json")).isEqualTo(
                "0: [{\"tenant\":\"%1$s\",\"type\":\"product_changed\",\"events\":2},".formatted(store.tenant().slug())
                        + "{\"tenant\":\"%1$s\",\"type\":\"stock_level_changed\",\"events\":2}]".formatted(store
                                .tenant().slug()));
    }

    @Test
    void anExportOfManyPicturesAndOfLargeRowsFitsIntoTheMemoryOfACommand() throws Exception {
        SUPERUSER.sql("""
                insert into construction.audit_event (tenant_id, id, created_at, action, subject_type, after)
                select :tenant, gen_random_uuid(), now(), 'quote.changed', 'quote',
                       jsonb_build_object('typed', repeat(md5(random()::text), 15000))
                from generate_series(1, 400)
                """).param("tenant", store.id()).update();
        for (int picture = 0; picture < 60; picture++) {
            byte[] content = new byte[2_000_000];
            new Random(picture).nextBytes(content);
            SUPERUSER.sql("update construction.attachment_content set content = :content where attachment_id = :id")
                    .param("content", content).param("id", store.picture("occurrence", 1)).update();
        }

        assertThat(program("tenant", "export", "--slug", store.tenant().slug())).startsWith("0: ").contains(
                "status: ready", "bytes: 120");
    }

    private void stockUp(TestStore stocked, int products) {
        SUPERUSER.sql("""
                with made as (
                  insert into construction.product
                    (tenant_id, id, created_at, updated_at, code, name, stock_unit, fraction_allowed, price_unit, base_price)
                  select :tenant, gen_random_uuid(), now(), now(), 'P' || n, 'Produto ' || n, 'SC', false, 'SC', 32
                  from generate_series(1, :products) as n
                  returning tenant_id, id
                )
                insert into construction.stock_level (tenant_id, product_id, on_hand, created_at, updated_at)
                select tenant_id, id, 5, now(), now() from made
                """).param("tenant", stocked.id()).param("products", products).update();
    }

    /** @param figure may use {@code same}: events of the same transaction */
    private static long count(TestStore told, String figure, String type) {
        return SUPERUSER.sql("""
                select coalesce(%s, 0)
                from (select *, count(*) over (partition by xmin::text) as same
                      from events.outbox where tenant_id = :tenant and event_type = :type) as told
                """.formatted(figure)).param("tenant", told.id()).param("type", type).query(Long.class).single();
    }

    private Map<String, @Nullable Object> latest(String type) {
        return SUPERUSER.sql("""
                select aggregate_type, aggregate_id, aggregate_version, schema_version, payload::text as payload
                from events.outbox where tenant_id = :tenant and event_type = :type
                order by id desc limit 1
                """).param("tenant", store.id()).param("type", type).query().singleRow();
    }

    private void forgetEvents() {
        SUPERUSER.sql("delete from events.outbox where tenant_id = :tenant").param("tenant", store.id()).update();
    }

    private String changedAt(UUID product) {
        return SUPERUSER.sql("""
                select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                from construction.stock_level where product_id = :product
                """).param("product", product).query(String.class).single();
    }

    private List<UUID> contents() {
        return SUPERUSER.sql("select attachment_id from construction.attachment_content where tenant_id in (:stores)")
                .param("stores", List.of(store.id(), other.id()))
                .query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    private static List<String> trail(TestStore concerned) {
        return SUPERUSER.sql("""
                select concat_ws(' ', actor_name, action) from construction.audit_event
                where tenant_id = :tenant and actor_id is null order by created_at
                """).param("tenant", concerned.id()).query((row, number) -> String.valueOf(row.getString(1))).list();
    }

    private int run(String... arguments) {
        out.reset();
        return CommandLineProgram.run(context::getBean, ConstructionCommands::addTo, new StringReader(""),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /** The exit status and what was printed, in as much memory as in the image. */
    private static String program(String... words) throws IOException, InterruptedException {
        String tests = home(CommandLineIT.class);
        String classes = home(ConstructionApplication.class);
        String path = Stream.concat(Stream.of(classes), Arrays.stream(System.getProperty("surefire.test.class.path",
                System.getProperty("java.class.path")).split(File.pathSeparator)))
                .filter(entry -> !Path.of(entry).equals(Path.of(tests))).collect(Collectors.joining(
                        File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", path, ConstructionApplication.class.getName()), Arrays.stream(
                        words)).toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of(
                "INFRA_HOST", TestPostgres.instance().host(),
                "DATABASE_PORT", Integer.toString(TestPostgres.instance().port()),
                "POSTGRES_PASSWORD", TestPostgres.PASSWORD,
                "SECRET_KEY", PlatformServers.KEY,
                "ENVIRONMENT", "local"));
        Process command = builder.start();
        String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return command.waitFor() + ": " + printed.strip();
    }

    private static String home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
