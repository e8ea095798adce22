package br.com.basecommerce.common.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Points a Spring test at the real servers, with secrets good enough to start:
 * {@code @ContextConfiguration(initializers = PlatformServers.class)}.
 */
public final class PlatformServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** A secret key that the rules accept. */
    public static final String KEY = "t3st-0nly-b1gz7KQ4mVw9xLr2Ns8Pd5Yc6Hf";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPostgres postgres = TestPostgres.instance();
        TestPropertyValues.of(
                "INFRA_HOST=" + postgres.host(),
                "DATABASE_PORT=" + postgres.port(),
                "POSTGRES_PASSWORD=" + TestPostgres.PASSWORD,
                "AUTH_DB_PASSWORD=" + TestPostgres.PASSWORD,
                "PLATFORM_DB_PASSWORD=" + TestPostgres.PASSWORD,
                "SECRET_KEY=" + KEY,
                "BASE_DOMAIN=localhost",
                "ENVIRONMENT=local",
                "LOG_FORMAT=").applyTo(context);
    }
}
