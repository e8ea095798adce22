package br.com.basecommerce.auth;

import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The service; with words as arguments ({@code tenant create …}) the operator's command line instead.
 *
 * <p>Of Spring Session only the store is used: its servlet filter would write to the database at every request.
 */
@SpringBootApplication(exclude = {JdbcSessionAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@ConfigurationPropertiesScan
@EnableScheduling
public class AuthApplication {

    public static void main(String[] arguments) {
        if (CommandLineMain.isMeantBy(arguments)) {
            System.exit(runCommand(arguments));
        }
        SpringApplication.run(AuthApplication.class, arguments);
    }

    private static int runCommand(String[] arguments) {
        // Logs go to the standard error, so that the output is the command's alone.
        PrintStream out = System.out;
        System.setOut(System.err);
        try (CommandLineServices services = new CommandLineServices()) {
            return CommandLineMain.run(services, new InputStreamReader(System.in, StandardCharsets.UTF_8), out,
                    System.err, arguments);
        }
    }
}
