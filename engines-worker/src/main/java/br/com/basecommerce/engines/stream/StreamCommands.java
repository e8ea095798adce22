package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.database.DatabaseAutoConfiguration;
import br.com.basecommerce.engines.stream.DeadLetters.DeadLetter;
import io.lettuce.core.RedisClient;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Scanner;
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

/** The operator's command line, in the same jar as the worker. Exit status: 0 done, 1 failed, 2 wrong use. */
public final class StreamCommands {

    private StreamCommands() {}

    /** Whether the program was started for a command and not as the worker, whose arguments are all options. */
    public static boolean meant(String[] arguments) {
        return arguments.length > 0 && (!arguments[0].startsWith("--") || arguments[0].equals("--help"));
    }

    /**
     * Runs one command in a small context of its own.
     *
     * @param others configurations of the {@link EngineCommand}s that other features bring
     */
    public static int run(String[] arguments, Class<?>... others) {
        // The ahead-of-time context of the image is the worker's; this one is small enough without.
        SpringProperties.setProperty("spring.aot.enabled", "false");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class).sources(others)
                .web(WebApplicationType.NONE)
                .run("--logging.level.root=off")) {
            return commandLine(context).execute(arguments);
        }
    }

    static CommandLine commandLine(ConfigurableApplicationContext context) {
        CommandLine.IFactory beans = new CommandLine.IFactory() {

            @Override
            public <K> K create(Class<K> type) throws Exception {
                // A new one each time: picocli takes what an earlier run left in a command for its default.
                return context.getBeanNamesForType(type).length == 0
                        ? CommandLine.defaultFactory().create(type)
                        : context.getAutowireCapableBeanFactory().createBean(type);
            }
        };
        CommandLine basecommerce = new CommandLine(Basecommerce.class, beans);
        CommandLine engine = Objects.requireNonNull(basecommerce.getSubcommands().get("engine"));
        context.getBeanProvider(EngineCommand.class).forEach(engine::addSubcommand);
        return basecommerce
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("FAILED: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    /** Not annotated as a configuration: the worker's own context must not find it. */
    @EnableAutoConfiguration(exclude = DatabaseAutoConfiguration.class)
    @Import({DeadLetters.class, ListLetters.class, ShowLetter.class, RequeueLetters.class, DropLetters.class,
            EngineStatus.class})
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Command(name = "basecommerce", mixinStandardHelpOptions = true, subcommands = {Letters.class,
            Engines.class}, description = "Operates BaseCommerce's engines.")
    static class Basecommerce {}

    @Command(name = "dead-letter", mixinStandardHelpOptions = true, subcommands = {ListLetters.class, ShowLetter.class,
            RequeueLetters.class, DropLetters.class}, description = "Events that an engine could not take in.")
    static class Letters {}

    @Command(name = "engine", mixinStandardHelpOptions = true, subcommands = EngineStatus.class, description = "The engines themselves.")
    static class Engines {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the open ones, the oldest first.")
    static class ListLetters implements Callable<Integer> {

        private final DeadLetters letters;

        @Option(names = "--engine", description = "Of one engine only.")
        private @Nullable String engine;

        @Option(names = "--limit", defaultValue = "100", description = "At most so many (default ${DEFAULT-VALUE}).")
        private int limit;

        @Mixin
        private final Output output = new Output();

        ListLetters(DeadLetters letters) {
            this.letters = letters;
        }

        @Override
        public Integer call() {
            List<DeadLetter> open = letters.list(engine, limit);
            output.print(open, out -> {
                open.forEach(letter -> out.printf("%s  %-8s  %s  %-28s  %s%n", letter.id(), letter.engine(),
                        letter.lastSeenAt(), letter.eventType(), letter.error()));
                out.println(open.size() + (open.size() == 1 ? " open dead letter" : " open dead letters"));
            });
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one with the whole entry.")
    static class ShowLetter implements Callable<Integer> {

        private final DeadLetters letters;

        @Parameters(paramLabel = "ID", description = "Id of the dead letter.")
        private @Nullable UUID id;

        @Mixin
        private final Output output = new Output();

        ShowLetter(DeadLetters letters) {
            this.letters = letters;
        }

        @Override
        public Integer call() {
            UUID wanted = Objects.requireNonNull(id);
            DeadLetter letter = letters.find(wanted).orElseThrow(() -> new NoSuchLetterException(wanted));
            output.print(letter, out -> {
                out.printf("id          %s%nengine      %s%nstatus      %s%nentry       %s%nevent       %s %s%n",
                        letter.id(), letter.engine(), letter.status(), letter.streamId(), letter.eventType(),
                        letter.eventId());
                out.printf(
                        "tenant      %s%ndeliveries  %d%nfirst seen  %s%nlast seen   %s%nerror       %s%nbody        %s%n",
                        letter.tenantId(), letter.deliveries(), letter.firstSeenAt(), letter.lastSeenAt(),
                        letter.error(), letter.body());
            });
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "requeue", mixinStandardHelpOptions = true, description = "Lets the engine try again; a running worker does so within seconds.")
    static class RequeueLetters implements Callable<Integer> {

        private final DeadLetters letters;

        @ArgGroup(multiplicity = "1")
        private final Which which = new Which();

        @Mixin
        private final Output output = new Output();

        RequeueLetters(DeadLetters letters) {
            this.letters = letters;
        }

        @Override
        public Integer call() {
            output.printChanged("requeued", which, letters.requeue(which.id));
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "drop", mixinStandardHelpOptions = true, description = "Gives them up for good; the engine will never know these events.")
    static class DropLetters implements Callable<Integer> {

        private final DeadLetters letters;

        @ArgGroup(multiplicity = "1")
        private final Which which = new Which();

        @Option(names = "--yes", description = "Does not ask.")
        private boolean yes;

        @Mixin
        private final Output output = new Output();

        DropLetters(DeadLetters letters) {
            this.letters = letters;
        }

        @Override
        public Integer call() {
            if (!yes && !output.confirms("Drop " + (which.all ? "all open dead letters" : which.id) + "? [y/N] ")) {
                throw new IllegalStateException("not confirmed; nothing was dropped");
            }
            output.printChanged("dropped", which, letters.drop(which.id));
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "How far each engine has come.")
    static class EngineStatus implements Callable<Integer> {

        private final RedisClient client;
        private final DeadLetters letters;

        @Mixin
        private final Output output = new Output();

        EngineStatus(RedisClient client, DeadLetters letters) {
            this.client = client;
            this.letters = letters;
        }

        @Override
        public Integer call() {
            try (var connection = client.connect()) {
                List<Line> lines = GroupStatus.all(connection.sync()).stream()
                        .map(group -> new Line(group.engine(), group.consumers(), group.pending(), group.caughtUp(),
                                letters.countOpen(group.engine())))
                        .toList();
                output.print(lines, out -> lines.forEach(line -> out.printf(
                        "%-8s  %d consumers, %d pending, %s, %d open dead letters%n", line.engine(), line.consumers(),
                        line.pending(), line.caughtUp() ? "caught up" : "behind", line.openDeadLetters())));
            }
            return CommandLine.ExitCode.OK;
        }

        record Line(String engine, long consumers, long pending, boolean caughtUp, long openDeadLetters) {}
    }

    /** One letter or all open ones. */
    static class Which {

        @Parameters(paramLabel = "ID", description = "Id of the dead letter.")
        private @Nullable UUID id;

        @Option(names = "--all", description = "All open dead letters.")
        private boolean all;
    }

    /** For people, or as JSON for programs. */
    static class Output {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        @Option(names = "--json", description = "Answers in JSON.")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private @Nullable CommandSpec command;

        void print(Object answer, Consumer<PrintWriter> text) {
            PrintWriter out = out();
            if (json) {
                out.println(JSON.writeValueAsString(answer));
            } else {
                text.accept(out);
            }
            out.flush();
        }

        void printChanged(String verb, Which which, int letters) {
            if (letters == 0 && which.id != null) {
                throw new NoSuchLetterException(which.id);
            }
            print(new Changed(verb, letters), out -> out.println(verb + " " + letters
                    + (letters == 1 ? " dead letter" : " dead letters")));
        }

        boolean confirms(String question) {
            out().print(question);
            out().flush();
            Scanner answer = new Scanner(System.in);
            return answer.hasNextLine() && answer.nextLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
        }

        private PrintWriter out() {
            return Objects.requireNonNull(command).commandLine().getOut();
        }

        record Changed(String verb, int deadLetters) {}
    }

    private static final class NoSuchLetterException extends RuntimeException {

        NoSuchLetterException(UUID id) {
            super("no open dead letter has the id " + id);
        }
    }
}
