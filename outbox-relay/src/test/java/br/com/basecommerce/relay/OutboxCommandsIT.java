package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

class OutboxCommandsIT {

    private static ConfigurableApplicationContext parts;

    private final RelayFixture store = new RelayFixture();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        TestPostgres postgres = TestPostgres.instance();
        new SchemaMigration(new DatabaseProperties(postgres.host(), postgres.port(), "events", "relay_app",
                "events_owner", TestPostgres.PASSWORD)).start();
        parts = new SpringApplicationBuilder(OutboxCommands.Parts.class).initializers(new PlatformServers())
                .web(WebApplicationType.NONE).run();
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void statusTellsWhatWaits() {
        store.commit(Ids.next(), 1);

        assertThat(run("outbox", "status")).isZero();
        assertThat(out.toString()).containsPattern("pending  \\d+, the oldest for \\d+ s").contains("dead ", "leader ");
        assertThat(run("outbox", "status", "--json")).isZero();
        assertThat(out.toString()).contains("\"pending\":").contains("\"oldestSeconds\":");
    }

    @Test
    void aDeadRowIsListedShownAndRequeued() {
        UUID event = deadRow();

        assertThat(run("outbox", "dead", "list", "--limit", "1000")).isZero();
        assertThat(out.toString()).contains(event.toString(), "too large");
        assertThat(run("outbox", "dead", "show", event.toString())).isZero();
        assertThat(out.toString()).contains("platform_checked", "probe_id");
        assertThat(run("outbox", "dead", "requeue", event.toString())).isZero();
        assertThat(out.toString()).contains("requeued 1 row");
        assertThat(store.countRows("pending")).isEqualTo(1);
    }

    @Test
    void anUnknownRowFailsAndWrongUseIsTold() {
        assertThat(run("outbox", "dead", "show", Ids.next().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("FAILED: no dead row has the event id");
        assertThat(run("outbox", "dead", "requeue")).isEqualTo(2);
        assertThat(run("outbox", "dead", "show", "not-an-id")).isEqualTo(2);
    }

    @Test
    void onlyArgumentsThatAreNoOptionsAreCommands() {
        assertThat(OutboxCommands.meant(new String[]{"outbox", "status"})).isTrue();
        assertThat(OutboxCommands.meant(new String[]{"--help"})).isTrue();
        assertThat(OutboxCommands.meant(new String[]{"--server.port=1"})).isFalse();
        assertThat(OutboxCommands.meant(new String[0])).isFalse();
    }

    private UUID deadRow() {
        store.commit(Ids.next(), 1);
        store.superuser.sql("""
                update events.outbox set status = 'dead', attempts = 6, last_error = 'too large' where tenant_id = :tenant
                """).param("tenant", store.tenant.id().value()).update();
        return store.superuser.sql("select event_id from events.outbox where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).query(UUID.class).single();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = OutboxCommands.commandLine(parts);
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
