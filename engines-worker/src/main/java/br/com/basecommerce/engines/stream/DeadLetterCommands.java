package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.engines.stream.DeadLetters.DeadLetter;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dead-letter list|show|requeue|drop}. */
@Command(name = "dead-letter", description = "Events that an engine could not take in.", synopsisSubcommandLabel = "COMMAND")
public final class DeadLetterCommands {

    record Listed(UUID id, String engine, String lastSeenAt, @Nullable String eventType, String error) {

        static Listed of(DeadLetter letter) {
            return new Listed(letter.id(), letter.engine(), letter.lastSeenAt(), letter.eventType(), letter.error());
        }
    }

    record Requeued(int requeued) {}

    record Dropped(int dropped) {}

    /** One letter or all open ones. */
    static final class Which {

        @Parameters(paramLabel = "ID", description = "id of the dead letter")
        private @Nullable UUID id;

        @Option(names = "--all", description = "all open dead letters")
        private boolean all;
    }

    private final Services services;
    private final Output output;

    public DeadLetterCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "list", description = "Lists the open ones, the oldest first.")
    int list(@Option(names = "--engine", description = "of one engine only") @Nullable String engine,
            @Option(names = "--limit", defaultValue = "100", description = "at most so many (default ${DEFAULT-VALUE})") int limit) {
        return output.printAll(letters().list(engine, limit).stream().map(Listed::of).toList());
    }

    @Command(name = "show", description = "Shows one with the whole entry.")
    int show(@Parameters(paramLabel = "ID", description = "id of the dead letter") UUID id) {
        return output.print(find(id));
    }

    @Command(name = "requeue", description = "Lets the engine try again; a running worker does so within seconds.")
    int requeue(@ArgGroup(multiplicity = "1") Which which) {
        return output.print(new Requeued(change(which, "dead_letter.requeued", () -> letters().requeue(which.id))));
    }

    @Command(name = "drop", description = "Gives them up for good; the engine will never know these events.")
    int drop(@ArgGroup(multiplicity = "1") Which which,
            @Option(names = "--yes", description = "does not ask") boolean yes) {
        output.confirm(yes, which.id == null
                ? "All open dead letters are given up for good."
                : "Dead letter " + which.id + " is given up for good.");
        return output.print(new Dropped(change(which, "dead_letter.dropped", () -> letters().drop(which.id))));
    }

    private int change(Which which, String action, IntSupplier work) {
        UUID id = which.id;
        UUID store = id == null ? null : find(id).tenantId();
        OperatorTrail trail = services.get(OperatorTrail.class);
        return trail.change(store, () -> {
            int changed = work.getAsInt();
            if (changed == 0 && id != null) {
                throw unknown(id);
            }
            trail.record(action, id == null ? Map.of("letters", changed) : Map.of("letters", changed, "id", id));
            return changed;
        });
    }

    private DeadLetter find(UUID id) {
        return letters().find(id).orElseThrow(() -> unknown(id));
    }

    private static RefusedException unknown(UUID id) {
        return new RefusedException("no open dead letter has the id " + id);
    }

    private DeadLetters letters() {
        return services.get(DeadLetters.class);
    }
}
