package br.com.basecommerce.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandLineProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void wordsAreACommandAndSettingsAreTheService() {
        assertThat(CommandLineProgram.isMeantBy(new String[]{"scales", "weigh", "--kilos", "3"})).isTrue();
        assertThat(CommandLineProgram.isMeantBy(new String[]{"--help"})).isTrue();
        assertThat(CommandLineProgram.isMeantBy(new String[]{"--server.port=1"})).isFalse();
        assertThat(CommandLineProgram.isMeantBy(new String[0])).isFalse();
    }

    @Test
    void theAnswerIsForPeopleOrForPrograms() {
        assertThat(type("", "scales", "weigh", "--kilos", "3")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("net_kilos: 3\n");
        out.reset();
        assertThat(type("", "scales", "weigh", "--kilos", "3", "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"net_kilos\":3}\n");
    }

    @Test
    void theExitCodeTellsRefusalFromFailureFromWrongUse() {
        assertThat(type("", "scales", "weigh", "--kilos", "-1")).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("REFUSED: nothing weighs less than nothing\n");
        assertThat(type("", "scales", "weigh", "--kilos", "900")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("FAILED: the scales broke\n");
        assertThat(type("", "scales", "weigh")).isEqualTo(2);
    }

    @Test
    void aQuestionIsAnsweredOnTheStandardInput() {
        assertThat(type("yes\n", "scales", "throw-away")).isZero();
        assertThat(type("\n", "scales", "throw-away")).isEqualTo(3);
        assertThat(type("", "scales", "throw-away", "--yes")).isZero();
    }

    @Test
    void aBatchEndsAtTheFirstThatFails() {
        assertThat(type("""
                ["scales", "weigh", "--kilos", "1"]
                ["scales", "weigh", "--kilos", "-1"]
                ["scales", "weigh", "--kilos", "2"]
                """, "batch")).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("net_kilos: 1\n");
    }

    private int type(String input, String... arguments) {
        return CommandLineProgram.run(CommandLineProgramTest::noParts, CommandLineProgramTest::commands,
                new StringReader(input), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), arguments);
    }

    private static <T> T noParts(Class<T> part) {
        throw new AssertionError(part + " was started for a command that needs no parts");
    }

    private static void commands(CommandLine line, Services services, Output output) {
        line.addSubcommand(new Scales(output)).addSubcommand(new BatchCommand(output, line::execute));
    }

    /** Commands as a service has them. */
    @Command(name = "scales")
    static final class Scales {

        record Weighed(int netKilos) {}

        private final Output output;

        Scales(Output output) {
            this.output = output;
        }

        @Command(name = "weigh")
        int weigh(@Option(names = "--kilos", required = true) int kilos) {
            if (kilos < 0) {
                throw new RefusedException("nothing weighs less than nothing");
            }
            if (kilos > 500) {
                throw new IllegalStateException("the scales broke");
            }
            return output.print(new Weighed(kilos));
        }

        @Command(name = "throw-away")
        int throwAway(@Option(names = "--yes") boolean yes) {
            output.confirm(yes, "The scales are gone then.");
            return 0;
        }
    }
}
