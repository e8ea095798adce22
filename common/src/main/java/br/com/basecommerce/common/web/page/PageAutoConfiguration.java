package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.web.assets.Assets;
import br.com.basecommerce.common.web.assets.AssetsAutoConfiguration;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The parts of pages for every service that answers people. */
@AutoConfiguration(after = AssetsAutoConfiguration.class, beforeName = "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, SpringTemplateEngine.class, CsrfToken.class})
public class PageAutoConfiguration {

    @Bean
    Pages pages(ObjectProvider<Storefronts> storefronts, ObjectProvider<Menu> menu,
            ObjectProvider<BuildProperties> build) {
        return new Pages(storefronts.getIfAvailable(() -> Storefronts::platform),
                new ShellBuilder(menu.getIfAvailable(() -> List::of), version(build.getIfAvailable())));
    }

    private static String version(@Nullable BuildProperties build) {
        return build == null ? "" : Objects.requireNonNullElse(build.getVersion(), "");
    }

    @Bean
    Formats formats(MessageSource messages, Clock clock) {
        return new Formats(messages, clock);
    }

    @Bean
    PageDialect pageDialect(Pages page, Assets assets, Formats formats) {
        return new PageDialect(Map.of("page", page, "assets", assets, "badges", new Badges(), "formats", formats));
    }

    /** People read Brazilian Portuguese, whatever their browser asks for. */
    @Bean
    LocaleResolver localeResolver() {
        return new FixedLocaleResolver(BrazilianFormat.LOCALE);
    }

    @Bean
    FilterRegistrationBean<PageHeadersFilter> pageHeadersFilter() {
        FilterRegistrationBean<PageHeadersFilter> registration = new FilterRegistrationBean<>(new PageHeadersFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }
}
