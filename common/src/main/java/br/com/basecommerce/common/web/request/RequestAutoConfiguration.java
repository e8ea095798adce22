package br.com.basecommerce.common.web.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Gives every request its id and its trace before anything else looks at it. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class RequestAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdentityFilter> requestIdentityFilter() {
        FilterRegistrationBean<RequestIdentityFilter> registration = new FilterRegistrationBean<>(
                new RequestIdentityFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
