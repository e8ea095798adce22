package br.com.basecommerce.common.deployment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the suite runs.
 *
 * @param environment {@code production}, {@code staging} or {@code local}
 * @param baseDomain what follows a store's slug in its address
 * @param publicPort of the local gateway; null for the scheme's own
 */
@ConfigurationProperties("basecommerce")
public record Deployment(String environment, String baseDomain, @Nullable Integer publicPort) {

    /** On a developer's machine: http, demo data and demo passwords are allowed there and nowhere else. */
    public boolean isLocal() {
        return environment.equals("local");
    }

    /** The address of a store, without a slash at its end. */
    public String addressOf(String slug) {
        String host = slug + "." + baseDomain;
        if (!isLocal()) {
            return "https://" + host;
        }
        return publicPort == null || publicPort == 80 ? "http://" + host : "http://" + host + ":" + publicPort;
    }
}
