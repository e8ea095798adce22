package br.com.basecommerce.relay;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.database.DatabaseAutoConfiguration;
import br.com.basecommerce.common.streams.StreamsAutoConfiguration;
import br.com.basecommerce.relay.OutboxFigures.Figures;
import br.com.basecommerce.relay.RelayState.Leader;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code outbox status|dead}. */
@Command(name = "outbox", description = "Events on their way from PostgreSQL to Redis.", synopsisSubcommandLabel = "COMMAND")
final class OutboxCommands {

    /** @param leader null before any relay led */
    record Status(long pending, long oldestSeconds, long dead, @Nullable String leader,
            @Nullable Long heartbeatSeconds) {}

    /** What the commands need, and no relay. Not annotated as a configuration: the relay's own context must not find it. */
    @EnableAutoConfiguration(exclude = {DatabaseAutoConfiguration.class, StreamsAutoConfiguration.class})
    @Import({OutboxFigures.class, RelayState.class, DeadRows.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    private final Services services;
    private final Output output;

    private OutboxCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    static void addTo(CommandLine line, Services services, Output output) {
        line.addSubcommand(new CommandLine(new OutboxCommands(services, output))
                .addSubcommand(new DeadRowCommands(services, output)));
    }

    @Command(name = "status", description = "What waits, what was given up, who publishes.")
    int status() {
        Figures figures = services.get(OutboxFigures.class).count();
        Leader leader = services.get(RelayState.class).leader().orElse(null);
        return output.print(new Status(figures.pending(), figures.oldestAge().toSeconds(), figures.dead(),
                leader == null ? null : leader.name(), leader == null ? null : leader.heartbeatSeconds()));
    }
}
