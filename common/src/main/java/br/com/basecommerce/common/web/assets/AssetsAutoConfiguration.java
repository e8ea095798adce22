package br.com.basecommerce.common.web.assets;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Serves the static files of every service that answers people. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@EnableConfigurationProperties(AssetsProperties.class)
public class AssetsAutoConfiguration {

    /** Before the mapping of Spring's own static resources, which takes every path. */
    private static final int BEFORE_RESOURCES = 0;

    @Bean
    Assets assets(AssetsProperties properties, ResourcePatternResolver resources) {
        return Assets.load(properties.path(), resources);
    }

    @Bean
    SimpleUrlHandlerMapping assetMapping(AssetsProperties properties, Assets assets) {
        return new SimpleUrlHandlerMapping(Map.of(properties.path() + "/**", new AssetHandler(assets)),
                BEFORE_RESOURCES);
    }
}
