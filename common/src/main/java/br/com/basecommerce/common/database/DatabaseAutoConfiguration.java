package br.com.basecommerce.common.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Migrates the service's schema at its start. */
@AutoConfiguration
@EnableConfigurationProperties(DatabaseProperties.class)
public class DatabaseAutoConfiguration {

    @Bean
    SchemaMigration schemaMigration(DatabaseProperties database) {
        return new SchemaMigration(database);
    }
}
