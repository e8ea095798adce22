package br.com.basecommerce.relay;

import br.com.basecommerce.common.database.DatabaseAutoConfiguration;
import br.com.basecommerce.common.streams.StreamsAutoConfiguration;
import br.com.basecommerce.relay.DeadRows.DeadRow;
import br.com.basecommerce.relay.OutboxFigures.Figures;
import br.com.basecommerce.relay.RelayState.Leader;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.SpringProperties;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The operator's command line, in the same jar as the relay. Exit status: 0 done, 1 failed, 2 wrong use. */
final class OutboxCommands {

    private OutboxCommands() {}

    /** Whether the program was started for a command and not as the relay, whose arguments are all options. */
    static boolean meant(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || arguments[0].equals("--help"));
    }

    static int run(String[] arguments) {
        // The ahead-of-time context of the image is the relay's; this one is small enough without.
        SpringProperties.setProperty("spring.aot.enabled", "false");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .run("--logging.level.root=off")) {
            return commandLine(context).execute(arguments);
        }
    }

    static CommandLine commandLine(ConfigurableApplicationContext context) {
        CommandLine.IFactory beans = new CommandLine.IFactory() {

            @Override
            public <K> K create(Class<K> type) throws Exception {
                K bean = context.getBeanProvider(type).getIfAvailable();
                return bean == null ? CommandLine.defaultFactory().create(type) : bean;
            }
        };
        return new CommandLine(Basecommerce.class, beans)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("FAILED: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** Not annotated as a configuration: the relay's own context must not find it. */
    @EnableAutoConfiguration(exclude = {DatabaseAutoConfiguration.class, StreamsAutoConfiguration.class})
    @Import({OutboxFigures.class, RelayState.class, DeadRows.class, Status.class, ListDead.class, ShowDead.class,
            RequeueDead.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Command(name = "basecommerce", mixinStandardHelpOptions = true, subcommands = Outbox.class, description = "Operates BaseCommerce's outbox.")
    static class Basecommerce {}

    @Command(name = "outbox", mixinStandardHelpOptions = true, subcommands = {Status.class,
            Dead.class}, description = "Events on their way from PostgreSQL to Redis.")
    static class Outbox {}

    @Command(name = "dead", mixinStandardHelpOptions = true, subcommands = {ListDead.class, ShowDead.class,
            RequeueDead.class}, description = "Rows that were given up after six attempts.")
    static class Dead {}

    @Command(name = "status", mixinStandardHelpOptions = true, description = "What waits, what was given up, who publishes.")
    static class Status implements Callable<Integer> {

        private final OutboxFigures outbox;
        private final RelayState state;

        @Mixin
        private final Output output = new Output();

        Status(OutboxFigures outbox, RelayState state) {
            this.outbox = outbox;
            this.state = state;
        }

        @Override
        public Integer call() {
            Figures figures = outbox.count();
            Leader leader = state.leader().orElse(null);
            output.print(new Answer(figures.pending(), figures.oldestAge().toSeconds(), figures.dead(),
                    leader == null ? null : leader.name(), leader == null ? null : leader.heartbeatSeconds()), out -> {
                        out.printf("pending  %d, the oldest for %d s%n", figures.pending(),
                                figures.oldestAge().toSeconds());
                        out.printf("dead     %d%n", figures.dead());
                        out.println(leader == null
                                ? "leader   none yet"
                                : "leader   " + leader.name() + ", seen " + leader.heartbeatSeconds() + " s ago");
                    });
            return CommandLine.ExitCode.OK;
        }

        record Answer(long pending, long oldestSeconds, long dead, @Nullable String leader,
                @Nullable Long heartbeatSeconds) {}
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them, the oldest first.")
    static class ListDead implements Callable<Integer> {

        private final DeadRows rows;

        @Option(names = "--limit", defaultValue = "100", description = "At most so many (default ${DEFAULT-VALUE}).")
        private int limit;

        @Mixin
        private final Output output = new Output();

        ListDead(DeadRows rows) {
            this.rows = rows;
        }

        @Override
        public Integer call() {
            List<DeadRow> dead = rows.list(limit);
            output.print(dead, out -> {
                dead.forEach(row -> out.printf("%s  %s  %-28s  tenant %s  %s%n", row.eventId(), row.createdOn(),
                        row.eventType(), row.tenantId(), row.lastError()));
                out.println(dead.size() + (dead.size() == 1 ? " dead row" : " dead rows"));
            });
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one with its payload.")
    static class ShowDead implements Callable<Integer> {

        private final DeadRows rows;

        @Parameters(paramLabel = "EVENT", description = "Id of the event.")
        private @Nullable UUID event;

        @Mixin
        private final Output output = new Output();

        ShowDead(DeadRows rows) {
            this.rows = rows;
        }

        @Override
        public Integer call() {
            UUID id = Objects.requireNonNull(event);
            DeadRow row = rows.find(id).orElseThrow(() -> new NoSuchRowException(id));
            String payload = rows.payload(id);
            output.print(new Answer(row, payload), out -> {
                out.printf("event      %s%ntype       %s%ntenant     %s%naggregate  %s %s%n", row.eventId(),
                        row.eventType(), row.tenantId(), row.aggregateType(), row.aggregateId());
                out.printf("created    %s%nattempts   %d%nerror      %s%npayload    %s%n", row.createdOn(),
                        row.attempts(), row.lastError(), payload);
            });
            return CommandLine.ExitCode.OK;
        }

        record Answer(DeadRow row, String payload) {}
    }

    @Command(name = "requeue", mixinStandardHelpOptions = true, description = "Lets the relay try again, from the first attempt.")
    static class RequeueDead implements Callable<Integer> {

        private final DeadRows rows;

        @ArgGroup(multiplicity = "1")
        private final Which which = new Which();

        @Mixin
        private final Output output = new Output();

        RequeueDead(DeadRows rows) {
            this.rows = rows;
        }

        @Override
        public Integer call() {
            int requeued = rows.requeue(which.event);
            if (requeued == 0 && which.event != null) {
                throw new NoSuchRowException(which.event);
            }
            output.print(new Answer(requeued), out -> out.println("requeued " + requeued
                    + (requeued == 1 ? " row" : " rows")));
            return CommandLine.ExitCode.OK;
        }

        static class Which {

            @Parameters(paramLabel = "EVENT", description = "Id of the event.")
            private @Nullable UUID event;

            @Option(names = "--all", description = "All dead rows.")
            private boolean all;
        }

        record Answer(int requeued) {}
    }

    /** For people, or as JSON for programs. */
    static class Output {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Option(names = "--json", description = "Answers in JSON.")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private @Nullable CommandSpec command;

        void print(Object answer, Consumer<PrintWriter> text) {
            PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
            if (json) {
                out.println(JSON.writeValueAsString(answer));
            } else {
                text.accept(out);
            }
            out.flush();
        }
    }

    private static final class NoSuchRowException extends RuntimeException {

        NoSuchRowException(UUID event) {
            super("no dead row has the event id " + event);
        }
    }
}
