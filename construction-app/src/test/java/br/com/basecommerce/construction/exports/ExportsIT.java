package br.com.basecommerce.construction.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.Browser;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import br.com.basecommerce.construction.testing.Yard;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

@ConstructionTest
class ExportsIT {

    private static final DataSource DATABASE = AllSchemas.migrated().asSuperuser();
    private static final JdbcClient SUPERUSER = JdbcClient.create(DATABASE);
    private static final String TABLES = """
            select c.relname as name,
                   format('select count(*) from construction.%I where tenant_id = :tenant', c.relname) as counted
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = 'construction'::regnamespace
            """;
    private static final String ROW = """
            insert into construction.export_file (tenant_id, id, created_at, updated_at, status, version)
            values (:tenant, :id, now(), now(), 'preparing', :attempts)
            """;

    private final MockMvcTester mvc;
    private final ExportWork work;
    private final PlacingOrders placing;
    private final TransactionTemplate transaction;
    private final TestStore store = TestStore.open();
    private final TestStore other = TestStore.open();

    ExportsIT(@Autowired MockMvcTester mvc, @Autowired ExportWork work, @Autowired PlacingOrders placing,
            @Autowired TransactionTemplate transaction) {
        this.mvc = mvc;
        this.work = work;
        this.placing = placing;
        this.transaction = transaction;
    }

    @Test
    void aStoreTakesAlongEveryTableWholeAndNothingOfAnother() {
        trade(store);
        trade(other);

        String export = ready(request());
        Map<String, Integer> counts = counts();
        Map<String, byte[]> files = unzipped(download(export));

        counts.forEach((table, count) -> {
            String file = "tabelas/" + table + ".csv";
            if (Tables.LEFT_OUT.contains(table)) {
                assertThat(files).doesNotContainKey(file);
            } else {
                assertThat(rows(files, table)).as(table).hasSize(count);
            }
        });
        assertThat(rows(files, "sales_order")).hasSize(1);
        assertThat(rows(files, "stock_movement")).isNotEmpty();
        assertThat(text(files, "tabelas/tenant.csv")).contains("Loja " + store.tenant().slug());
        assertThat(rows(files, "app_user")).hasSize(5);
        assertThat(files).containsKeys("tabelas/product_stock.csv", "tabelas/engine_state.csv");
        assertThat(files).doesNotContainKeys("tabelas/active_tenant.csv", "tabelas/signing_key.csv");
        files.values().forEach(file -> assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(other
                .tenant()
                .slug(), other.id().toString()));
        assertThat(text(files, "LEIA-ME.txt")).contains("Dados da loja " + store.tenant().slug(),
                "sales_order.csv: pedidos\r\n", "Um texto que começa com = + - ou @ leva um apóstrofo")
                .doesNotContainPattern("  (\\w+)\\.csv: \\1\r");
    }

    private void trade(TestStore shop) {
        Yard yard = Yard.of(shop);
        UUID product = yard.product("Cimento " + shop.tenant().slug(), 10);
        shop.run(() -> transaction.executeWithoutResult(status -> placing.place(yard.sale().of(12, product)
                .draft())));
        assertThat(mvc.post().uri("/api/v1/stock-movements").with(shop.admin()).header("Idempotency-Key", UUID
                .randomUUID())
                .contentType(MediaType.APPLICATION_JSON).content("""
                        {"product_id":"%s","type":"adjustment","quantity":"-1","reason":"loss"}""".formatted(product)))
                .hasStatus2xxSuccessful();
        shop.picture("proof_photo", 1);
    }

    @Test
    void aTableIsWrittenAsASpreadsheetHereReadsIt() {
        SUPERUSER.sql("""
                insert into construction.product
                  (tenant_id, id, created_at, updated_at, code, name, description, stock_unit, fraction_allowed, price_unit,
                   base_price, weight_kg)
                values (:tenant, :id, '2026-01-15 13:30:05Z', now(), '007', '=HYPERLINK("http://mal.test")', E'@dois\\nlinhas; ç',
                        'SC', false, 'SC', 1234.5, 50)
                """).param("tenant", store.id()).param("id", Ids.next()).update();
        SUPERUSER.sql("""
                insert into construction.store_settings (tenant_id, created_at, updated_at, depot_latitude, depot_longitude)
                values (:tenant, now(), now(), -22.544, -44.171)
                """).param("tenant", store.id()).update();

        Map<String, byte[]> files = unzipped(download(ready(request())));

        String products = text(files, "tabelas/product.csv");
        assertThat(files.get("tabelas/product.csv")).startsWith(0xef, 0xbb, 0xbf);
        assertThat(products).startsWith("\ufeffid;version;created_at;").doesNotContain("tenant_id", "search_text")
                .contains(";15/01/2026 10:30:05;", ";007;", ";\"'=HYPERLINK(\"\"http://mal.test\"\")\";",
                        ";\"'@dois\nlinhas; ç\";", ";1234,50;", ";50,000;", ";não;", ";sim;")
                .endsWith("\r\n");
        assertThat(text(files, "tabelas/store_settings.csv")).contains(";-22,544000;-44,171000;");
    }

    @Test
    void picturesComeAlongAsTheyAreAndTheFileInPartsThatFitTogether() throws NoSuchAlgorithmException {
        byte[] large = new byte[2_500_000];
        new Random(7).nextBytes(large);
        UUID signature = picture(large);
        UUID lost = store.picture("proof_photo", 1);
        SUPERUSER.sql("delete from construction.attachment_content where attachment_id = :id").param("id", lost)
                .update();

        String export = ready(request());
        byte[] file = download(export);

        assertThat(unzipped(file)).containsEntry("fotos/" + signature + ".webp", large)
                .doesNotContainKey("fotos/" + lost + ".webp");
        assertThat(parts(export)).isEqualTo(3);
        String state = read("/api/v1/exports/" + export);
        assertThat((Integer) JsonPath.read(state, "$.bytes")).isEqualTo(file.length);
        assertThat((String) JsonPath.read(state, "$.sha256"))
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    @Test
    void aBrokenDownloadGoesOnWhereItBroke() {
        picture(new byte[10]);
        byte[] content = new byte[2_200_000];
        new Random(3).nextBytes(content);
        picture(content);
        String export = ready(request());
        byte[] whole = download(export);

        MockHttpServletResponse rest = mvc.get().uri("/web/meus-dados/" + export + "/zip").with(store.admin())
                .header("Range", "bytes=1048570-").exchange().getResponse();

        assertThat(rest.getStatus()).isEqualTo(206);
        assertThat(rest.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(whole, 1048570, whole.length));
    }

    @Test
    void theFileIsNamedAndKeptNowhereOnTheWay() {
        String export = ready(request());
        MockHttpServletResponse answer = mvc.get().uri("/api/v1/exports/" + export + "/file").with(store.admin())
                .exchange().getResponse();

        assertThat(answer.getContentType()).isEqualTo("application/zip");
        assertThat(answer.getHeader("Content-Disposition")).matches("attachment; filename=\"basecommerce-" + store
                .tenant().slug() + "-\\d{4}-\\d\\d-\\d\\d\\.zip\"");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        mvc.get().uri("/api/v1/exports/" + export + "/file").with(store.admin()).header("Range", "bytes=5-").exchange();
        assertThat(trail()).containsExactly("João Dono export.requested", "João Dono export.downloaded");
    }

    @Test
    void aSecondClickLeadsToTheSameExport() {
        UUID waiting = preparing(0);
        Browser owner = new Browser(mvc, store.admin());
        new TransactionTemplate(new JdbcTransactionManager(DATABASE)).executeWithoutResult(status -> {
            hold(waiting);
            assertThat(Browser.place(owner.post("/web/meus-dados", Map.of()))).isEqualTo("/web/meus-dados");
            assertThat(request()).isEqualTo(waiting.toString());
            assertThat(owner.page("/web/meus-dados")).contains("Preparando", "hx-get=\"/web/meus-dados\"")
                    .doesNotContain("Levar meus dados");
            assertThat(mvc.get().uri("/web/meus-dados").with(store.admin()).header("HX-Request", "true")).hasStatus(
                    204);
            assertThat(download(waiting.toString(), store.admin()).getStatus()).isEqualTo(404);
            // Somebody is at it, so that this does nothing, and does not wait.
            work.round();
            assertThat(status(waiting)).isEqualTo("preparing");
        });
        work.round();
        ready(waiting.toString());
        assertThat(owner.page("/web/meus-dados")).contains("Pronta", "/web/meus-dados/" + waiting + "/zip",
                "Preparar de novo").doesNotContain("hx-get=\"/web/meus-dados\"");
        assertThat(mvc.get().uri("/web/meus-dados").with(store.admin()).header("HX-Request", "true")).hasStatusOk()
                .bodyText().contains("Pronta").doesNotContain("<html");
    }

    private static void hold(UUID export) {
        SUPERUSER.sql("select id from construction.export_file where id = :id for update").param("id", export).query(
                UUID.class).single();
    }

    @Test
    void whatDeadProcessesLeftIsMadeUntilItHasEndedThree() {
        UUID left = preparing(2);
        work.round();
        assertThat(status(left)).isEqualTo("ready");

        UUID endless = preparing(3);
        work.round();
        assertThat(status(endless)).isEqualTo("failed");
    }

    @Test
    void whatCannotBeMadeSaysSoAndLeavesNothing() {
        UUID export = preparing(0);
        part(export);

        work.round();

        assertThat(status(export)).isEqualTo("failed");
        assertThat(read("/api/v1/exports/" + export)).contains("\"status\":\"failed\"");
        assertThat(new Browser(mvc, store.admin()).page("/web/meus-dados")).contains("Não deu certo",
                "Não conseguimos preparar o arquivo", "Levar meus dados");
        assertThat(download(export.toString(), store.admin()).getStatus()).isEqualTo(404);
        assertThat(parts(export.toString())).isEqualTo(1);
    }

    @Test
    void whatIsReadyCanBeTakenWhateverBecameOfTheNext() {
        String export = ready(request());
        UUID next = preparing(3);
        Browser owner = new Browser(mvc, store.admin());
        assertThat(owner.page("/web/meus-dados")).contains("Preparando", "/web/meus-dados/" + export + "/zip");

        work.round();

        assertThat(status(next)).isEqualTo("failed");
        assertThat(owner.page("/web/meus-dados")).contains("Não deu certo", "/web/meus-dados/" + export + "/zip",
                "Preparar de novo");
    }

    @Test
    void afterADayItIsGone() {
        String export = ready(request());
        SUPERUSER.sql("update construction.export_file set expires_at = now() where id = :id").param("id", UUID
                .fromString(export)).update();

        assertThat(download(export, store.admin()).getStatus()).isEqualTo(404);
        assertThat(new Browser(mvc, store.admin()).page("/web/meus-dados")).contains("Você ainda não pediu seus dados");
        assertThat(parts(export)).isPositive();

        work.round();
        assertThat(parts(export)).isZero();
        assertThat(SUPERUSER.sql("select count(*) from construction.export_file where tenant_id = :tenant").param(
                "tenant",
                store.id()).query(Long.class).single()).isZero();
    }

    @Test
    void whatARestoreBroughtBackWithoutItsFileHasFailed() {
        String export = ready(request());
        SUPERUSER.sql("delete from construction.export_file_part where export_file_id = :id").param("id", UUID
                .fromString(export)).update();

        assertThat(read("/api/v1/exports/" + export)).contains("\"status\":\"failed\"");
        assertThat(download(export, store.admin()).getStatus()).isEqualTo(404);
    }

    @Test
    void aStoreKeepsThreeFilesAtATime() {
        Browser owner = new Browser(mvc, store.admin());
        for (int kept = 0; kept < Exports.MOST_KEPT; kept++) {
            assertThat(owner.page("/web/meus-dados")).contains("type=\"submit\">" + (kept == 0
                    ? "Levar meus dados"
                    : "Preparar de novo"));
            ready(request());
        }

        MockHttpServletResponse refused = requested(store.admin());

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(refused.getHeader("Retry-After")))).isBetween(86_000, 86_401);
        assertThat(new String(refused.getContentAsByteArray(), StandardCharsets.UTF_8)).contains(
                "Já há 3 arquivos prontos");
        assertThat(owner.page("/web/meus-dados")).contains("Já há 3 arquivos prontos").doesNotContain(
                "Preparar de novo");
    }

    @Test
    void onlyTheOwnerTakesTheDataAlong() {
        for (Role role : List.of(Role.SALESPERSON, Role.FINANCE, Role.STOCKKEEPER, Role.DRIVER)) {
            assertThat(requested(store.as(role)).getStatus()).isEqualTo(403);
            assertThat(mvc.get().uri("/web/meus-dados").with(store.as(role))).hasStatus(403);
        }
    }

    private UUID preparing(int attempts) {
        UUID id = Ids.next();
        SUPERUSER.sql(ROW).param("tenant", store.id()).param("id", id).param("attempts", attempts).update();
        return id;
    }

    private void part(UUID export) {
        SUPERUSER.sql("""
                insert into construction.export_file_part (tenant_id, export_file_id, part, created_at, content)
                values (:tenant, :id, 0, now(), 'x')
                """).param("tenant", store.id()).param("id", export).update();
    }

    private UUID picture(byte[] content) {
        UUID id = store.picture("signature", 1);
        SUPERUSER.sql("update construction.attachment_content set content = :content where attachment_id = :id")
                .param("content", content).param("id", id).update();
        return id;
    }

    private String request() {
        MockHttpServletResponse answer = requested(store.admin());
        assertThat(answer.getStatus()).isEqualTo(202);
        String id = JsonPath.read(new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8), "$.id");
        assertThat(answer.getHeader("Location")).isEqualTo("/api/v1/exports/" + id);
        return id;
    }

    private MockHttpServletResponse requested(TestUser user) {
        return mvc.post().uri("/api/v1/exports").with(user).header("Idempotency-Key", UUID.randomUUID()).exchange()
                .getResponse();
    }

    private String ready(String export) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(read("/api/v1/exports/" + export))
                .contains("\"status\":\"ready\"", "\"expires_at\":\""));
        return export;
    }

    private String read(String path) {
        return new String(mvc.get().uri(path).with(store.admin()).exchange().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private byte[] download(String export) {
        MockHttpServletResponse answer = download(export, store.admin());
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsByteArray();
    }

    private MockHttpServletResponse download(String export, TestUser user) {
        return mvc.get().uri("/web/meus-dados/" + export + "/zip").accept(MediaType.TEXT_HTML, MediaType.ALL).with(user)
                .exchange().getResponse();
    }

    private static Map<String, byte[]> unzipped(byte[] file) {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** None of these tables holds a line break in a cell. */
    private static List<String> rows(Map<String, byte[]> files, String table) {
        return text(files, "tabelas/" + table + ".csv").lines().skip(1).toList();
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        SUPERUSER.sql(TABLES).query(table -> {
            counts.put(table.getString("name"), SUPERUSER.sql(table.getString("counted")).param("tenant", store.id())
                    .query(Integer.class).single());
        });
        return counts;
    }

    private static int parts(String export) {
        return SUPERUSER.sql("select count(*) from construction.export_file_part where export_file_id = :id").param(
                "id",
                UUID.fromString(export)).query(Integer.class).single();
    }

    private static String status(UUID export) {
        return SUPERUSER.sql("select status from construction.export_file where id = :id").param("id", export).query(
                String.class).single();
    }

    private List<String> trail() {
        return SUPERUSER.sql("""
                select actor_name || ' ' || action from construction.audit_event
                where tenant_id = :tenant order by created_at, id
                """).param("tenant", store.id()).query((row, number) -> String.valueOf(row.getString(1))).list();
    }
}
