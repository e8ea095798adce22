package br.com.basecommerce.relay;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The relay; with arguments that are no options, its command line instead: {@code basecommerce outbox status}. */
@SpringBootApplication
public class RelayApplication {

    private RelayApplication() {}

    public static void main(String[] arguments) {
        if (OutboxCommands.meant(arguments)) {
            System.exit(OutboxCommands.run(arguments));
        } else {
            SpringApplication.run(RelayApplication.class, arguments);
        }
    }
}
