package br.com.basecommerce.construction;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/** The vertical: what a building-material store does all day, as pages and as REST. */
// Features name their parts as the shop does, so two may use the same word.
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
@Modulithic(systemName = "construction-app")
public class ConstructionApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConstructionApplication.class, arguments);
    }
}
