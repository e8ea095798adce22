package br.com.basecommerce.auth;

import br.com.basecommerce.common.cli.CommandLineProgram;
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
        if (CommandLineProgram.isMeantBy(arguments)) {
            System.exit(CommandLineProgram.run(AuthApplication.class, AuthCommands::addTo, arguments));
        }
        SpringApplication.run(AuthApplication.class, arguments);
    }
}
