package br.com.basecommerce.engines;

import br.com.basecommerce.engines.daily.RecomputeParts;
import br.com.basecommerce.engines.stream.StreamCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The worker; with arguments that are no options, its command line instead: {@code basecommerce dead-letter list}. */
@SpringBootApplication
public class EnginesWorkerApplication {

    private EnginesWorkerApplication() {}

    public static void main(String[] arguments) {
        if (StreamCommands.meant(arguments)) {
            System.exit(StreamCommands.run(arguments, RecomputeParts.class));
        } else {
            SpringApplication.run(EnginesWorkerApplication.class, arguments);
        }
    }
}
