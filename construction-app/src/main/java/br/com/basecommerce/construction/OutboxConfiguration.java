package br.com.basecommerce.construction;

import br.com.basecommerce.common.events.Outbox;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vertical's way to the engines. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final String VERTICAL = "materials";

    @Bean
    Outbox outbox(JdbcClient jdbc, Clock clock) {
        return new Outbox(jdbc, clock, VERTICAL);
    }
}
