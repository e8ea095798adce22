package br.com.basecommerce.common.streams;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Redis that is opened when it is first needed and opened anew after it broke. For one thread.
 */
public final class StreamConnection implements AutoCloseable {

    private final RedisClient client;
    private final Consumer<StatefulRedisConnection<String, String>> onConnect;
    private @Nullable StatefulRedisConnection<String, String> connection;

    /** @param onConnect brings each new connection, and what it reaches, into the state its user expects */
    public StreamConnection(RedisClient client, Consumer<StatefulRedisConnection<String, String>> onConnect) {
        this.client = client;
        this.onConnect = onConnect;
    }

    /** @throws io.lettuce.core.RedisException when Redis is away */
    public StatefulRedisConnection<String, String> get() {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null || !open.isOpen()) {
            close();
            open = client.connect();
            connection = open;
            onConnect.accept(open);
        }
        return open;
    }

    /** Forgets the present connection; the next one is a new one. */
    @Override
    public void close() {
        StatefulRedisConnection<String, String> old = connection;
        connection = null;
        if (old != null) {
            old.closeAsync();
        }
    }
}
