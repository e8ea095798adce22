package br.com.basecommerce.engines;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.database.DatabaseAutoConfiguration;
import br.com.basecommerce.engines.daily.RebuildCommand;
import br.com.basecommerce.engines.daily.RecomputeCommand;
import br.com.basecommerce.engines.daily.RecomputeParts;
import br.com.basecommerce.engines.stream.DeadLetterCommands;
import br.com.basecommerce.engines.stream.DeadLetterParts;
import br.com.basecommerce.engines.stream.EngineCommands;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import picocli.CommandLine;

/** {@code dead-letter list|show|requeue|drop} and {@code engine status|recompute|rebuild}. */
final class WorkerCommands {

    private WorkerCommands() {}

    /** What the commands need, and no consumer. Not annotated as a configuration: the worker's own context must not find it. */
    @EnableAutoConfiguration(exclude = DatabaseAutoConfiguration.class)
    @Import({DeadLetterParts.class, RecomputeParts.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        OperatorTrail operatorTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
            return new OperatorTrail(jdbc, transactions, clock, "engines");
        }
    }

    static void addTo(CommandLine line, Services services, Output output) {
        line
                .addSubcommand(new DeadLetterCommands(services, output))
                .addSubcommand(new CommandLine(new EngineCommands(services, output))
                        .addSubcommand(new RecomputeCommand(services, output))
                        .addSubcommand(new RebuildCommand(services, output)));
    }
}
