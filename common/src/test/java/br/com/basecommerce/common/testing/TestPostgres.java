package br.com.basecommerce.common.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL 17 for all tests of a JVM, with the roles and schemas of the cluster set-up: a container where a Docker
 * engine has the image, else the embedded server. Tests keep out of each other's way by making their own tenants.
 */
public final class TestPostgres {

    /** Password of every service's roles. */
    public static final String PASSWORD = "only-for-tests-Kq83zv";

    private static final Logger LOG = LoggerFactory.getLogger(TestPostgres.class);
    private static final String IMAGE = "postgres:17-alpine";
    private static final String DATABASE = "basecommerce";

    private static final TestPostgres INSTANCE = start();

    private final String host;
    private final int port;
    private final String superuser;
    private final String superuserPassword;

    private TestPostgres(String host, int port, String superuser, String superuserPassword) {
        this.host = host;
        this.port = port;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
    }

    public static TestPostgres instance() {
        return INSTANCE;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + DATABASE;
    }

    /** Signed in as one of the roles of the cluster set-up, {@code construction_app} for example. */
    public DataSource as(String role) {
        return dataSource(role, PASSWORD);
    }

    /** Signed in as the superuser: for looking into the catalogue and across tenants. */
    public DataSource asSuperuser() {
        return dataSource(superuser, superuserPassword);
    }

    private DataSource dataSource(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static TestPostgres start() {
        TestPostgres postgres = Containers.has(IMAGE) ? startContainer() : startEmbedded();
        LOG.info("integration tests use PostgreSQL at {}", postgres.url());
        postgres.setUp();
        return postgres;
    }

    // Both live as long as the JVM: Testcontainers' reaper and the embedded server's shutdown hook end them.
    @SuppressWarnings("resource")
    private static TestPostgres startContainer() {
        LOG.info("integration tests use the image {}", IMAGE);
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "fsync=off", "-c",
                "max_connections=200", "-c", "shared_preload_libraries=pg_stat_statements");
        container.start();
        createDatabase("jdbc:postgresql://" + container.getHost() + ":" + container.getFirstMappedPort()
                + "/" + container.getDatabaseName(), container.getUsername(), container.getPassword());
        return new TestPostgres(container.getHost(), container.getFirstMappedPort(), container.getUsername(),
                container.getPassword());
    }

    private static TestPostgres startEmbedded() {
        LOG.info("integration tests use the embedded PostgreSQL: no Docker engine with {} answers", IMAGE);
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder().setServerConfig("max_connections", "200")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements").start();
            createDatabase(embedded.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            return new TestPostgres("localhost", embedded.getPort(), "postgres", "postgres");
        } catch (IOException refused) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", refused);
        }
    }

    private static void createDatabase(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE
                    + " template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'");
        } catch (SQLException refused) {
            throw new IllegalStateException("the test database could not be made", refused);
        }
    }

    private void setUp() {
        try (Connection connection = asSuperuser().getConnection();
                Statement statement = connection.createStatement()) {
            for (String service : new String[]{"auth", "construction", "platform"}) {
                statement.execute("select set_config('cluster." + service + "_password', '" + PASSWORD + "', false)");
            }
            statement.execute(
                    new ClassPathResource("db/cluster/setup.sql").getContentAsString(StandardCharsets.UTF_8));
        } catch (SQLException | IOException refused) {
            throw new IllegalStateException("the cluster set-up failed", refused);
        }
    }
}
