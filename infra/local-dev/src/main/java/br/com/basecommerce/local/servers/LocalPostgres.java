package br.com.basecommerce.local.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.core.io.ClassPathResource;

/** An embedded PostgreSQL 17 on loopback, set up as the cluster of the third droplet. */
public final class LocalPostgres implements AutoCloseable {

    private static final String DATABASE = "basecommerce";

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on the data of an earlier start, if there is any.
     *
     * @param port where it answers
     * @param password of every service's roles
     */
    public static LocalPostgres start(Path state, int port, String password) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(state.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(state.resolve("postgres-binaries").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "80")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setRegisterShutdownHook(false)
                .start();
        LocalPostgres postgres = new LocalPostgres(server);
        postgres.createDatabase();
        postgres.setUp(password);
        return postgres;
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement find = connection.prepareStatement("select from pg_database where datname = ?");
                Statement create = connection.createStatement()) {
            find.setString(1, DATABASE);
            try (ResultSet found = find.executeQuery()) {
                if (!found.next()) {
                    create.execute("create database basecommerce template template0 encoding 'UTF8'"
                            + " locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
                }
            }
        }
    }

    private void setUp(String password) throws SQLException, IOException {
        try (Connection connection = server.getDatabase("postgres", DATABASE).getConnection();
                PreparedStatement set = connection.prepareStatement("select set_config(?, ?, false)");
                Statement setUp = connection.createStatement()) {
            for (String service : new String[]{"auth", "construction", "platform"}) {
                set.setString(1, "cluster." + service + "_password");
                set.setString(2, password);
                set.execute();
            }
            setUp.execute(new ClassPathResource("db/cluster/setup.sql").getContentAsString(StandardCharsets.UTF_8));
        }
    }

    public int port() {
        return server.getPort();
    }

    /** For a person with psql: the superuser, who sees every store. */
    public String address() {
        return "postgresql://postgres:postgres@localhost:" + port() + "/" + DATABASE;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
