package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.database.DatabaseProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Being the one relay that publishes: an advisory lock on a connection of its own, which is also the ear for
 * {@code NOTIFY outbox}. Whoever loses the connection loses the lock, so there is nothing to expire and nothing to fence.
 *
 * <p>Used by the relay's thread; {@link #isHeld} may be asked from anywhere.
 */
@Component
class Leadership implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

    /** How often the leader says that it is there. */
    static final Duration BEAT = Duration.ofSeconds(2);

    /** Longer than any answer to the statements below takes; afterwards the connection counts as lost. */
    private static final String ANSWER_SECONDS = "10";

    /** "outbox" in ASCII: the lock that all relays of this database contend for. */
    private static final String LOCK = "select pg_try_advisory_lock(122550254464888)";
    private static final String LISTEN = "listen outbox";
    private static final String LEADER = """
            insert into events.relay_state (key, value)
            values ('leader', jsonb_build_object('name', ?::text, 'since', now()))
            on conflict (key) do update set value = excluded.value
            """;
    private static final String HEARTBEAT = """
            insert into events.relay_state (key, value)
            values ('heartbeat', jsonb_build_object('name', ?::text, 'at', now()))
            on conflict (key) do update set value = excluded.value
            """;

    private final DatabaseProperties database;
    private final Clock clock;
    private final String name;
    private @Nullable Connection connection;
    private volatile boolean held;
    private Instant lastBeat = Instant.MIN;

    Leadership(DatabaseProperties database, Clock clock, @Value("${HOSTNAME:local}") String host) {
        this.database = database;
        this.clock = clock;
        this.name = host + "-" + Ids.next().toString().substring(24);
    }

    /** Name of this relay, in {@code relay_state} while it leads. */
    String name() {
        return name;
    }

    boolean isHeld() {
        return held;
    }

    /**
     * Takes the lock when nobody has it.
     *
     * @return whether this relay leads
     * @throws SQLException when the database is away; the lock is lost then
     */
    boolean acquire() throws SQLException {
        if (!held && guarded(this::lock)) {
            held = true;
            LOG.info("{} leads: it publishes the outbox", name);
        }
        return held;
    }

    private boolean lock(Connection open) throws SQLException {
        try (Statement statement = open.createStatement(); var answer = statement.executeQuery(LOCK)) {
            if (!answer.next() || !answer.getBoolean(1)) {
                return false;
            }
            statement.execute(LISTEN);
        }
        write(open, LEADER);
        return true;
    }

    /** Says that the leader lives, at most every two seconds, and finds out whether its connection does. */
    void beat() throws SQLException {
        if (Duration.between(lastBeat, clock.instant()).compareTo(BEAT) >= 0) {
            guarded(open -> write(open, HEARTBEAT));
            lastBeat = clock.instant();
        }
    }

    /** Returns when something was committed to the outbox since the last call, else after the given time. */
    void awaitNews(Duration patience) throws SQLException {
        guarded(open -> open.unwrap(PGConnection.class).getNotifications((int) patience.toMillis()).length > 0);
    }

    private boolean write(Connection open, String statement) throws SQLException {
        try (PreparedStatement prepared = open.prepareStatement(statement)) {
            prepared.setString(1, name);
            return prepared.executeUpdate() == 1;
        }
    }

    /** Any failure of the connection ends the leadership: nobody knows any more who holds the lock. */
    private boolean guarded(Work work) throws SQLException {
        try {
            return work.on(open());
        } catch (SQLException lost) {
            close();
            throw lost;
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            Properties settings = new Properties();
            settings.setProperty("user", database.role());
            settings.setProperty("password", database.password());
            settings.setProperty("ApplicationName", "outbox-relay-listener@" + name);
            settings.setProperty("tcpKeepAlive", "true");
            settings.setProperty("socketTimeout", ANSWER_SECONDS);
            settings.setProperty("connectTimeout", ANSWER_SECONDS);
            open = DriverManager.getConnection(database.url(), settings);
            connection = open;
        }
        return open;
    }

    /** Gives the lock back, so that a standby takes over at once. */
    @Override
    public void close() {
        if (held) {
            LOG.info("{} leads no longer", name);
        }
        held = false;
        lastBeat = Instant.MIN;
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException broken) {
                LOG.debug("closing a broken connection", broken);
            }
        }
    }

    @FunctionalInterface
    private interface Work {

        boolean on(Connection connection) throws SQLException;
    }
}
