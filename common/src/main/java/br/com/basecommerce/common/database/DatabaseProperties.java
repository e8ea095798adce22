package br.com.basecommerce.common.database;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is and how a service signs in.
 *
 * @param schema the one schema that the service owns
 * @param role runs the service; owns nothing
 * @param owner runs the migrations only
 * @param password of both roles
 */
@ConfigurationProperties("basecommerce.database")
public record DatabaseProperties(String host, int port, String schema, String role, String owner, String password) {

    /** The server itself, for connections that must not go through a pool. */
    public String url() {
        return "jdbc:postgresql://" + host + ":" + port + "/basecommerce";
    }
}
