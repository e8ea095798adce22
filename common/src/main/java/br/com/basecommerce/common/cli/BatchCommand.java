package br.com.basecommerce.common.cli;

import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many commands for one start of the program: each line of the standard input is one, written as a JSON array of its words.
 * A command that reads from the standard input takes the lines after its own.
 */
@Command(name = "batch", description = "Run the commands on the standard input, a JSON array of words a line; ends at the first that fails.")
public final class BatchCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Output output;
    private final ToIntFunction<String[]> execute;

    /** @param execute runs one command and tells its exit code */
    public BatchCommand(Output output, ToIntFunction<String[]> execute) {
        this.output = output;
        this.execute = execute;
    }

    @Override
    public Integer call() {
        int code = 0;
        String line = output.readLine();
        while (line != null && code == 0) {
            code = execute.applyAsInt(JSON.readValue(line, String[].class));
            line = output.readLine();
        }
        return code;
    }
}
