package br.com.basecommerce.common.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service without its web server, for the length of one command. */
final class LazyServices implements Services, AutoCloseable {

    private final Class<?> parts;
    private @Nullable ConfigurableApplicationContext context;

    LazyServices(Class<?> parts) {
        this.parts = parts;
    }

    @Override
    public <T> T get(Class<T> part) {
        if (context == null) {
            context = start();
        }
        return context.getBean(part);
    }

    private ConfigurableApplicationContext start() {
        // What was prepared ahead of time is the service with its web server.
        System.setProperty("spring.aot.enabled", "false");
        return new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .run("--logging.level.root=warn", "--spring.datasource.hikari.maximum-pool-size=2");
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
