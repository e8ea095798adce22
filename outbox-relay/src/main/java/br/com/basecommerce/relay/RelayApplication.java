package br.com.basecommerce.relay;

import br.com.basecommerce.common.cli.CommandLineProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The relay; with arguments that are no options, its command line instead: {@code basecommerce outbox status}. */
@SpringBootApplication
public class RelayApplication {

    private RelayApplication() {}

    public static void main(String[] arguments) {
        if (CommandLineProgram.isMeantBy(arguments)) {
            System.exit(CommandLineProgram.run(OutboxCommands.Parts.class, OutboxCommands::addTo, arguments));
        }
        SpringApplication.run(RelayApplication.class, arguments);
    }
}
