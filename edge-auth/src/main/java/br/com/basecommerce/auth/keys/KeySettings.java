package br.com.basecommerce.auth.keys;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What encrypts secrets at rest.
 *
 * @param secret {@code SECRET_KEY}
 * @param previousSecret {@code SECRET_KEY_PREVIOUS}, read only; empty when there is none
 */
@ConfigurationProperties("basecommerce.keys")
record KeySettings(String secret, String previousSecret) {

    KeySettings {
        previousSecret = previousSecret == null ? "" : previousSecret;
    }
}
