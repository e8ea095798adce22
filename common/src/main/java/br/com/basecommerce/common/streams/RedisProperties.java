package br.com.basecommerce.common.streams;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the streams are and how a service signs in.
 *
 * @param username empty where Redis knows no users, as the embedded one
 * @param password of the user; not used without one
 */
@ConfigurationProperties("basecommerce.redis")
public record RedisProperties(String host, int port, String username, String password) {

    /** Longer than the longest blocking read. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    RedisURI uri() {
        RedisURI.Builder uri = RedisURI.builder().withHost(host).withPort(port).withTimeout(TIMEOUT);
        if (!username.isBlank()) {
            uri.withAuthentication(username, password.toCharArray());
        }
        return uri.build();
    }
}
