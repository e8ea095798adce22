package br.com.basecommerce.common.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Prints what a command did: lines of {@code name: value} for people, JSON with {@code --json} for programs. */
public final class Output {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private final PrintStream out;
    private final BufferedReader in;
    private final BooleanSupplier asJson;

    public Output(PrintStream out, Reader in, BooleanSupplier asJson) {
        this.out = out;
        this.in = new BufferedReader(in);
        this.asJson = asJson;
    }

    /** One thing. */
    public int print(Object record) {
        out.println(asJson.getAsBoolean() ? JSON.writeValueAsString(record) : lines(record, "\n"));
        return 0;
    }

    /** Several of a kind, one a line. */
    public int printAll(List<?> records) {
        if (asJson.getAsBoolean()) {
            out.println(JSON.writeValueAsString(records));
        } else {
            records.forEach(record -> out.println(lines(record, "  ")));
        }
        return 0;
    }

    private static String lines(Object record, String separator) {
        Map<?, ?> members = JSON.convertValue(record, Map.class);
        return members.entrySet().stream()
                .filter(member -> member.getValue() != null)
                .map(member -> member.getKey() + ": " + member.getValue())
                .collect(Collectors.joining(separator));
    }

    /** Asks before something that ends people's work, unless {@code --yes} answered already. */
    public void confirm(boolean yes, String consequence) {
        if (!yes) {
            out.println(consequence + " Type yes to go on:");
            if (!"yes".equals(readLine())) {
                throw new RefusedException("not confirmed, nothing was changed; --yes answers beforehand");
            }
        }
    }

    /** The next line of the standard input; null at its end. */
    public @Nullable String readLine() {
        try {
            return in.readLine();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
