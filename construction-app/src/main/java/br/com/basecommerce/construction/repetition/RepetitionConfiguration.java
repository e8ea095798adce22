package br.com.basecommerce.construction.repetition;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The filter runs inside the security chain, where user and store are known, and nowhere else. */
@Configuration(proxyBeanMethods = false)
class RepetitionConfiguration implements WebMvcConfigurer {

    @Bean
    FilterRegistrationBean<RepetitionFilter> repetitionFilterRegistration(RepetitionFilter filter) {
        FilterRegistrationBean<RepetitionFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new RepetitionInterceptor()).order(1);
    }
}
