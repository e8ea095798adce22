package br.com.basecommerce.engines.testing;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.stream.Engine;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The engines without the stream: one connection as {@code engines_app}, a clock that a test moves. */
public final class EngineRoom {

    /** What its connection calls itself, for tests that throw out the others. */
    public static final String NAME = "engine-room";

    private static final EngineRoom INSTANCE = new EngineRoom();

    private final MovableClock clock = new MovableClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private EngineRoom() {
        TestPostgres postgres = TestPostgres.instance();
        new SchemaMigration(new DatabaseProperties(postgres.host(), postgres.port(), "engines", "engines_app",
                "engines_owner", TestPostgres.PASSWORD)).start();
        context.registerBean("clock", Clock.class, () -> clock);
        context.register(Room.class);
        context.refresh();
    }

    public static EngineRoom instance() {
        return INSTANCE;
    }

    public MovableClock clock() {
        return clock;
    }

    public Collection<Engine> engines() {
        return context.getBeansOfType(Engine.class).values();
    }

    public FullComputation computation(String engine) {
        return context.getBeansOfType(FullComputation.class).values().stream().filter(one -> one.name().equals(
                engine)).findAny().orElseThrow();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Configuration
    @ComponentScan(basePackages = "br.com.basecommerce.engines", excludeFilters = {
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.stream\\..*"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.DailyRun"),
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = "br\\.com\\.basecommerce\\.engines\\.[A-Z].*")})
    static class Room {

        @Bean(destroyMethod = "destroy")
        SingleConnectionDataSource dataSource() {
            return new SingleConnectionDataSource(TestPostgres.instance().url()
                    + "?reWriteBatchedInserts=true&ApplicationName=" + NAME,
                    "engines_app", TestPostgres.PASSWORD, true);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }

        @Bean
        OperatorTrail operatorTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
            return new OperatorTrail(jdbc, transactions, clock, "engines");
        }

        @Bean
        @Primary
        TenantTransactionManager transactionManager(DataSource dataSource) {
            return new TenantTransactionManager(new JdbcTransactionManager(dataSource), dataSource);
        }

        @Bean(TenancyAutoConfiguration.PLATFORM)
        PlatformTransactionManager platform(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }
}
