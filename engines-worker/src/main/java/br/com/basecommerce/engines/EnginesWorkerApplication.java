package br.com.basecommerce.engines;

import br.com.basecommerce.common.cli.CommandLineProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The worker; with arguments that are no options, its command line instead: {@code basecommerce dead-letter list}. */
@SpringBootApplication
public class EnginesWorkerApplication {

    private EnginesWorkerApplication() {}

    public static void main(String[] arguments) {
        if (CommandLineProgram.isMeantBy(arguments)) {
            System.exit(CommandLineProgram.run(WorkerCommands.Parts.class, WorkerCommands::addTo, arguments));
        }
        SpringApplication.run(EnginesWorkerApplication.class, arguments);
    }
}
