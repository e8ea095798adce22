package br.com.basecommerce.common.web.assets;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service's static files lie.
 *
 * @param path prefix of their addresses, without a slash at the end: {@code /assets}, in edge-auth {@code /auth/assets}
 */
@ConfigurationProperties("basecommerce.assets")
record AssetsProperties(@DefaultValue("/assets") String path) {}
