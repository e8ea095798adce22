package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import io.lettuce.core.RedisClient;
import picocli.CommandLine.Command;

/** {@code engine status}; other features add theirs. */
@Command(name = "engine", description = "The engines themselves.", synopsisSubcommandLabel = "COMMAND")
public final class EngineCommands {

    /** @param caughtUp whether nothing waits to be delivered */
    record Status(String engine, long consumers, long pending, boolean caughtUp, long openDeadLetters) {}

    private final Services services;
    private final Output output;

    public EngineCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "status", description = "How far each engine has come.")
    int status() {
        DeadLetters letters = services.get(DeadLetters.class);
        try (var connection = services.get(RedisClient.class).connect()) {
            return output.printAll(GroupStatus.all(connection.sync()).stream()
                    .map(group -> new Status(group.engine(), group.consumers(), group.pending(), group.caughtUp(),
                            letters.countOpen(group.engine())))
                    .toList());
        }
    }
}
