package br.com.basecommerce.common.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import redis.embedded.RedisServer;

/**
 * A Redis of a test's own, which the test may stop, flush and start again: a container where a Docker engine has the
 * image, else the embedded server. Both speak at least Redis 6.2, and nothing newer is used.
 */
public final class TestRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TestRedis.class);
    private static final String IMAGE = "redis:8-alpine";
    private static final int PORT = 6379;

    private static final class Shared {

        static final TestRedis INSTANCE = start();
    }

    private final String host;
    private final int port;
    private final Runnable stop;

    private TestRedis(String host, int port, Runnable stop) {
        this.host = host;
        this.port = port;
        this.stop = stop;
    }

    /** The one that all tests of a JVM share. */
    public static TestRedis instance() {
        return Shared.INSTANCE;
    }

    // Closed by close(), or with the JVM by Testcontainers' reaper.
    @SuppressWarnings("resource")
    public static TestRedis start() {
        if (Containers.has(IMAGE)) {
            GenericContainer<?> container = new GenericContainer<>(IMAGE).withExposedPorts(PORT);
            container.start();
            LOG.info("integration tests use Redis of the image {}", IMAGE);
            return new TestRedis(container.getHost(), container.getMappedPort(PORT), container::stop);
        }
        LOG.info("integration tests use the embedded Redis: no Docker engine with {} answers", IMAGE);
        return startEmbedded(freePort());
    }

    /** An embedded server on a port that the test chose, so that it can come back at the same place. */
    public static TestRedis startEmbedded(int port) {
        try {
            RedisServer server = RedisServer.newRedisServer().port(port).setting("appendonly no").setting("save \"\"")
                    .build();
            server.start();
            return new TestRedis("localhost", port, () -> stop(server));
        } catch (IOException refused) {
            throw new UncheckedIOException("the embedded Redis does not start", refused);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException refused) {
            throw new UncheckedIOException("no free port", refused);
        }
    }

    private static void stop(RedisServer server) {
        try {
            server.stop();
        } catch (IOException refused) {
            throw new UncheckedIOException("the embedded Redis does not stop", refused);
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        stop.run();
    }
}
