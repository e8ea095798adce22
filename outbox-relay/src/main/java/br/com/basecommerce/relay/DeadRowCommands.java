package br.com.basecommerce.relay;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code outbox dead list|show|requeue}. */
@Command(name = "dead", description = "Rows that were given up after six attempts.", synopsisSubcommandLabel = "COMMAND")
final class DeadRowCommands {

    record Requeued(int requeued) {}

    /** One row or all. */
    static final class Which {

        @Parameters(paramLabel = "EVENT", description = "id of the event")
        private @Nullable UUID event;

        @Option(names = "--all", description = "all dead rows")
        private boolean all;
    }

    private final Services services;
    private final Output output;

    DeadRowCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "list", description = "Lists them, the oldest first.")
    int list(
            @Option(names = "--limit", defaultValue = "100", description = "at most so many (default ${DEFAULT-VALUE})") int limit) {
        return output.printAll(services.get(DeadRows.class).list(limit));
    }

    @Command(name = "show", description = "Shows one with its payload.")
    int show(@Parameters(paramLabel = "EVENT", description = "id of the event") UUID event) {
        return output.print(services.get(DeadRows.class).find(event).orElseThrow(() -> unknown(event)));
    }

    @Command(name = "requeue", description = "Lets the relay try again, from the first attempt.")
    int requeue(@ArgGroup(multiplicity = "1") Which which) {
        DeadRows rows = services.get(DeadRows.class);
        UUID event = which.event;
        UUID store = event == null ? null : rows.find(event).orElseThrow(() -> unknown(event)).tenantId();
        OperatorTrail trail = services.get(OperatorTrail.class);
        return output.print(trail.change(store, () -> {
            int requeued = rows.requeue(event);
            if (requeued == 0 && event != null) {
                throw unknown(event);
            }
            trail.record("outbox.dead_requeued", event == null
                    ? Map.of("rows", requeued)
                    : Map.of("rows", requeued, "event_id", event));
            return new Requeued(requeued);
        }));
    }

    private static RefusedException unknown(UUID event) {
        return new RefusedException("no dead row has the event id " + event);
    }
}
