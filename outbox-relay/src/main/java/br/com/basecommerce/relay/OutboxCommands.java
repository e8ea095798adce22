package br.com.basecommerce.relay;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.database.DatabaseAutoConfiguration;
import br.com.basecommerce.common.streams.StreamsAutoConfiguration;
import br.com.basecommerce.relay.OutboxFigures.Figures;
import br.com.basecommerce.relay.PublishedRows.Selection;
import br.com.basecommerce.relay.RelayState.Leader;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code outbox status|replay|dead}. */
@Command(name = "outbox", description = "Events on their way from PostgreSQL to Redis.", synopsisSubcommandLabel = "COMMAND")
final class OutboxCommands {

    /** @param leader null before any relay led */
    record Status(long pending, long oldestSeconds, long dead, @Nullable String leader,
            @Nullable Long heartbeatSeconds) {}

    record Replayed(long replayed) {}

    /** What the commands need, and no relay. Not annotated as a configuration: the relay's own context must not find it. */
    @EnableAutoConfiguration(exclude = {DatabaseAutoConfiguration.class, StreamsAutoConfiguration.class})
    @Import({OutboxFigures.class, RelayState.class, DeadRows.class, PublishedRows.class, Replay.class,
            StoreSlugs.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        OperatorTrail operatorTrail(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
            return new OperatorTrail(jdbc, transactions, clock, "events");
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

    @Command(name = "replay", description = "Publishes events again, in outbox order; engines drop those they know.")
    int replay(
            @Option(names = "--tenant", paramLabel = "SLUG", description = "of one active store only") @Nullable String tenant,
            @Option(names = "--since", paramLabel = "TIME", description = "made from then on, as 2026-01-15T13:30:00Z") @Nullable Instant since,
            @Option(names = "--until", paramLabel = "TIME", description = "made before (default: now)") @Nullable Instant until,
            @Option(names = "--type", paramLabel = "TYPE", description = "of one type only, as sale_recorded") @Nullable String type,
            @Option(names = "--yes", description = "does not ask") boolean yes) throws InterruptedException {
        Selection which = new Selection(tenant == null ? null : store(tenant),
                since == null ? Instant.EPOCH : since,
                until == null ? services.get(Clock.class).instant() : until, type);
        Replay replay = services.get(Replay.class);
        replay.requireLeader();
        long events = replay.count(which);
        output.confirm(yes, "Publishes " + events + " events again, at most " + Replay.PER_SECOND + " a second.");
        services.get(OperatorTrail.class).begin(which.tenant(), "outbox.replay_started", detail(which, events));
        return output.print(new Replayed(replay.run(which)));
    }

    private static Map<String, Object> detail(Selection which, long events) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("events", events);
        detail.put("since", which.since().toString());
        detail.put("until", which.until().toString());
        if (which.type() != null) {
            detail.put("type", which.type());
        }
        return detail;
    }

    private UUID store(String slug) {
        return services.get(StoreSlugs.class).find(slug)
                .orElseThrow(() -> new RefusedException("no active store has the slug " + slug));
    }
}
