package br.com.basecommerce.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.engines.testing.EngineRoom;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operator's {@code engine rebuild}: from the outbox, the rows that the stream has made. */
class RebuildIT {

    private static final JdbcClient SUPERUSER = JdbcClient.create(TestPostgres.instance().asSuperuser());

    private final Random random = new Random(7);
    private final Trade trade = new Trade();
    private final UUID tenant = trade.store.tenant().id().value();
    private final String slug = slug(tenant);
    private final List<Event> events = trade.events(random);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void migrate() {
        SellingStore.migrateSchemas();
    }

    @BeforeEach
    void open() {
        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-01T15:00:00Z"));
        open(tenant);
    }

    private static void open(UUID store) {
        SUPERUSER.sql("""
                insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
                values (:id, :slug, 'Loja', 'Loja Ltda', 'dono@loja.com', now(), now())
                """).param("id", store).param("slug", slug(store)).update();
    }

    private static String slug(UUID store) {
        return "loja-" + store;
    }

    @Test
    void anEngineThatStartsLateHasTheRowsOfOneThatWasThereFromTheBeginning() {
        Map<String, List<Map<String, @Nullable Object>>> live = live();
        events.forEach(this::keepInOutbox);
        forgetEverything();

        assertThat(rebuild("stock")).isZero();
        assertThat(out.toString()).startsWith("engine: stock\ntenant: " + slug + "\nevents: ");
        assertThat(rebuild("sales")).isZero();

        assertThat(trade.read()).isEqualTo(live);
    }

    @Test
    void damagedResultsAreMendedAndFactsOlderThanTheOutboxStay() {
        Map<String, List<Map<String, @Nullable Object>>> live = live();
        events.subList(events.size() / 2, events.size()).forEach(this::keepInOutbox);

        rebuildBoth();
        assertThat(trade.read()).isEqualTo(live);

        Stream.of("product_stock", "stock_alert", "replenishment_suggestion", "sale_day", "sale_order").forEach(
                table -> damage("delete from engines." + table));
        damage("update engines.stock_day set highest_on_hand = 0, closing_on_hand = 0");
        damage("update engines.sales_pair set joint_orders = 99");
        damage("update engines.computation set window_total = 1");
        assertThat(trade.read()).isNotEqualTo(live);
        rebuildBoth();
        assertThat(trade.read()).isEqualTo(live);

        rebuildBoth();
        assertThat(trade.read()).isEqualTo(live);
    }

    @Test
    void anotherStoreIsLeftAlone() {
        Trade other = new Trade();
        List<Event> itsEvents = other.events(random);
        other.store.receive(itsEvents);
        itsEvents.forEach(this::keepInOutbox);
        open(other.store.tenant().id().value());
        List<Map<String, @Nullable Object>> before = written(other);
        live();
        events.forEach(this::keepInOutbox);

        rebuildBoth();

        assertThat(written(other)).isNotEmpty().isEqualTo(before);
    }

    @Test
    void anEventThatTheEngineRefusesHoldsUpNoOtherAndIsNamed() {
        Map<String, List<Map<String, @Nullable Object>>> live = live();
        UUID poison = Ids.next();
        keepInOutbox(events.getFirst());
        keepInOutbox(new Event(poison, "sale_recorded", 1, tenant, "materials", "delivery", poison, 1, Instant.EPOCH,
                null, "{}"));
        events.stream().skip(1).forEach(this::keepInOutbox);
        forgetEverything();

        assertThat(rebuild("stock")).isEqualTo(1);
        assertThat(err.toString()).contains("FAILED: 1 events could not be taken in, the first is " + poison);
        assertThat(trade.read().get("limits")).isEqualTo(live.get("limits"));
    }

    @Test
    void liveWorkThatHoldsTheRowsForLongRefusesNoEvent() throws InterruptedException {
        Map<String, List<Map<String, @Nullable Object>>> live = live();
        events.forEach(this::keepInOutbox);
        // Longer than a batch and the first of its events alone may wait for a lock.
        Thread holder = Thread.ofVirtual().start(() -> SUPERUSER.sql("""
                do $$ begin
                  perform from engines.computation where tenant_id = '%s' for update;
                  perform pg_sleep(11);
                end $$""".formatted(tenant)).update());
        await().until(() -> SUPERUSER.sql("select count(*) from pg_stat_activity where wait_event = 'PgSleep'")
                .query(Long.class).single() == 1);

        assertThat(rebuild("stock")).as(err.toString()).isZero();

        holder.join();
        assertThat(trade.read()).isEqualTo(live);
    }

    @Test
    void itAsksAndKnowsItsWords() {
        assertThat(run(new StringReader("no\n"), "engine", "rebuild", "--engine", "stock", "--tenant", slug))
                .isEqualTo(3);
        assertThat(run(Reader.nullReader(), "engine", "rebuild", "--engine", "stock", "--tenant", "nobody", "--yes"))
                .isEqualTo(3);
        assertThat(run(Reader.nullReader(), "engine", "rebuild", "--engine", "weather", "--tenant", slug, "--yes"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("REFUSED: not confirmed", "REFUSED: no active store has the slug nobody",
                "REFUSED: there is no engine weather");
        assertThat(run(Reader.nullReader(), "engine", "rebuild", "--engine", "stock")).isEqualTo(2);
        assertThat(trail()).isEmpty();

        assertThat(run(new StringReader("yes\n"), "engine", "rebuild", "--engine", "stock", "--tenant", slug,
                "--json")).isZero();
        assertThat(out.toString()).endsWith("{\"engine\":\"stock\",\"tenant\":\"" + slug + "\",\"events\":0}\n");
    }

    @Test
    void whatTheOperatorDidStandsInTheTrail() {
        rebuildBoth();
        assertThat(run(Reader.nullReader(), "engine", "recompute", "--engine", "stock", "--tenant", slug)).isZero();

        assertThat(trail()).containsExactly("operator engine.rebuild_started stock",
                "operator engine.rebuild_started sales", "operator engine.recomputed stock");
    }

    /** As from the stream: in any order, some twice, and with the ledger full. */
    private Map<String, List<Map<String, @Nullable Object>>> live() {
        trade.receiveInBatches(Trade.mixedUp(events, random), random);
        Stream.of("stock", "sales").forEach(engine -> SUPERUSER.sql("""
                insert into engines.processed_event (tenant_id, engine, event_id, event_type, processed_at)
                select :tenant, :engine, id, 'any', now() from unnest(:ids::uuid[]) as id
                """).param("tenant", tenant).param("engine", engine)
                .param("ids", events.stream().map(Event::id).toArray(UUID[]::new)).update());
        return trade.read();
    }

    /** On one of two days, each of which is a partition. */
    private void keepInOutbox(Event event) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        boolean early = events.indexOf(event) < events.size() * 3 / 4;
        SUPERUSER.sql("""
                insert into events.outbox
                  (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
                   aggregate_version, occurred_at, payload, status)
                values
                  (:day, :event, :tenant, 'materials', :type, 1, :aggregateType, :aggregate, :version, :at,
                   :payload::jsonb, 'published')
                """).param("day", early ? today.minusDays(1) : today).param("event", event.id())
                .param("tenant", event.tenantId()).param("type", event.type()).param("aggregateType", event
                        .aggregateType())
                .param("aggregate", event.aggregateId()).param("version", event.aggregateVersion())
                .param("at", event.occurredAt().atOffset(ZoneOffset.UTC)).param("payload", event.payload()).update();
    }

    /** But the ledger. */
    private void forgetEverything() {
        List<String> tables = SUPERUSER.sql("""
                select c.oid::regclass::text from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relnamespace = 'engines'::regnamespace and c.relkind = 'r'
                  and c.relname not in ('processed_event', 'dead_letter')
                """).query((row, number) -> String.valueOf(row.getString(1))).list();
        tables.forEach(table -> SUPERUSER.sql("delete from " + table + " where tenant_id = :tenant").param("tenant",
                tenant).update());
    }

    private void damage(String statement) {
        SUPERUSER.sql(statement + " where tenant_id = :tenant").param("tenant", tenant).update();
    }

    private static List<Map<String, @Nullable Object>> written(Trade other) {
        return other.store.readAsEngine("""
                select product_id, xmin::text as written from engines.product_stock order by product_id
                """);
    }

    private List<String> trail() {
        return SUPERUSER.sql("""
                select concat_ws(' ', actor_name, action, detail ->> 'engine') from engines.audit_event
                where tenant_id = :tenant order by created_at, id
                """).param("tenant", tenant).query((row, number) -> String.valueOf(row.getString(1))).list();
    }

    private void rebuildBoth() {
        assertThat(rebuild("stock")).as(err.toString()).isZero();
        assertThat(rebuild("sales")).as(err.toString()).isZero();
    }

    private int rebuild(String engine) {
        return run(Reader.nullReader(), "engine", "rebuild", "--engine", engine, "--tenant", slug, "--yes");
    }

    private int run(Reader in, String... arguments) {
        out.reset();
        return CommandLineProgram.run(EngineRoom.instance()::bean, WorkerCommands::addTo, in,
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
