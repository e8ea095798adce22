package br.com.basecommerce.common.streams;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives the relay and the worker their Redis client; no connection is made before one is needed. */
@AutoConfiguration
@ConditionalOnClass(RedisClient.class)
@EnableConfigurationProperties(RedisProperties.class)
public class StreamsAutoConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /**
     * The client does not reconnect behind our back: it would send again what was under way, out of order. Whoever works
     * with a connection opens the next one and knows what to repeat.
     */
    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(RedisProperties redis) {
        RedisClient client = RedisClient.create(redis.uri());
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
                .timeoutOptions(TimeoutOptions.enabled())
                .build());
        return client;
    }
}
