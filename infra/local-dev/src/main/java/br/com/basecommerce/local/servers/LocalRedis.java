package br.com.basecommerce.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** An embedded Redis on loopback, append-only file on, as on the third droplet. */
public final class LocalRedis implements AutoCloseable {

    private final RedisServer server;
    private final int port;

    private LocalRedis(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static LocalRedis start(Path state, int port) throws IOException {
        Path data = Files.createDirectories(state.resolve("redis"));
        RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1")
                .setting("dir " + data)
                .setting("appendonly yes")
                .setting("appendfsync everysec")
                .setting("maxmemory 128mb")
                .setting("maxmemory-policy noeviction")
                .setting("save \"\"")
                .build();
        server.start();
        return new LocalRedis(server, port);
    }

    public int port() {
        return port;
    }

    public String address() {
        return "redis://localhost:" + port;
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
