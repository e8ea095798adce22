package br.com.basecommerce.common.time;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives a service its clock. Where the environment is {@code local} a request may choose its moment; everywhere else the
 * clock is the machine's and the filter is off. Decided when the service starts: an image serves every environment.
 */
@AutoConfiguration
public class TimeAutoConfiguration {

    private static final String LOCAL = "local";

    @Bean
    @ConditionalOnMissingBean
    Clock clock(@Value("${basecommerce.environment}") String environment) {
        return environment.equals(LOCAL) ? new MovableClock() : Clock.systemUTC();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class ForRequests {

        @Bean
        FilterRegistrationBean<LocalTimeFilter> localTimeFilter(
                @Value("${basecommerce.environment}") String environment) {
            FilterRegistrationBean<LocalTimeFilter> registration = new FilterRegistrationBean<>(new LocalTimeFilter());
            registration.setEnabled(environment.equals(LOCAL));
            return registration;
        }
    }
}
