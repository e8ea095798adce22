package br.com.basecommerce.common.secrets;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secrets a service needs, by the name of the variable a person sets.
 *
 * @param keys signing and encryption keys, at least 32 characters each
 * @param passwords at least 16 characters each
 */
@ConfigurationProperties("basecommerce.secrets")
record SecretsProperties(Map<String, String> keys, Map<String, String> passwords) {

    SecretsProperties {
        keys = keys == null ? Map.of() : Map.copyOf(keys);
        passwords = passwords == null ? Map.of() : Map.copyOf(passwords);
    }
}
