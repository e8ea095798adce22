package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.trace.Trace;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The worker with two engines of the test: each effect is a row, and they refuse what the payload tells them to. */
@EnableAutoConfiguration
@ComponentScan({"br.com.basecommerce.engines.stream", "br.com.basecommerce.engines.tenants"})
class TestWorker {

    public static void main(String[] arguments) {
        SpringApplication.run(TestWorker.class, arguments);
    }

    @Bean
    OperatorTrail operatorTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new OperatorTrail(jdbc, transactions, clock, "engines");
    }

    @Bean
    Engine stock(JdbcClient jdbc) {
        return new RowPerEvent("stock", jdbc);
    }

    @Bean
    Engine sales(JdbcClient jdbc) {
        return new RowPerEvent("sales", jdbc);
    }

    record RowPerEvent(String name, JdbcClient jdbc) implements Engine {

        private static final String EFFECT = """
                insert into engine_test.effect (tenant_id, engine, event_id, bound, traced)
                values (:tenant, :engine, :event, current_setting('app.tenant_id', true), :traced)
                """;

        @Override
        public Set<String> handles() {
            return Set.of(ProductChanged.TYPE);
        }

        @Override
        public void apply(List<Event> events) {
            for (Event event : events) {
                jdbc.sql(EFFECT)
                        .param("tenant", TenantContext.required().id().value())
                        .param("engine", name)
                        .param("event", event.id())
                        .param("traced", Trace.current().map(Trace::id).orElse(null))
                        .update();
                if (event.payload().contains("refused by " + name)) {
                    throw new IllegalStateException("this engine does not like the event");
                }
                if (event.payload().contains("slow")) {
                    jdbc.sql("select pg_sleep(1)").query().listOfRows();
                }
            }
        }
    }
}
