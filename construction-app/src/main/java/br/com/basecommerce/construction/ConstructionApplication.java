package br.com.basecommerce.construction;

import br.com.basecommerce.common.cli.CommandLineProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The vertical: what a building-material store does all day, as pages and as REST; with words as arguments
 * ({@code events snapshot}) the operator's command line instead.
 */
// Features name their parts as the shop does, so two may use the same word.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "construction-app")
public class ConstructionApplication {

    public static void main(String[] arguments) {
        if (CommandLineProgram.isMeantBy(arguments)) {
            System.exit(CommandLineProgram.run(ConstructionApplication.class, ConstructionCommands::addTo, arguments));
        }
        SpringApplication.run(ConstructionApplication.class, arguments);
    }
}
