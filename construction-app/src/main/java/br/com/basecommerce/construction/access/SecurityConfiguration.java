package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.web.csrf.SessionCsrfTokenRepository;
import br.com.basecommerce.construction.refusals.Refusals;
import br.com.basecommerce.construction.repetition.RepetitionFilter;
import br.com.basecommerce.construction.store.Stores;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The way in: the edge's token makes the user, the user's store is bound, writes of pages carry a CSRF token, and every route
 * asks for its permission.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {

    /** What anybody may read; it knows no store. */
    static final List<String> PUBLIC = List.of("/health", "/assets/**", "/problems/**");

    private final PermissionInterceptor permissions;

    SecurityConfiguration(PermissionInterceptor permissions) {
        this.permissions = permissions;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(permissions);
    }

    /** Each request is measured as a whole; to measure every filter of it as well costs and nobody looks. */
    @Bean
    static SecurityObservationSettings unobservedFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain publicPaths(HttpSecurity http) {
        return http
                .securityMatcher(PUBLIC.toArray(String[]::new))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signedIn(HttpSecurity http, PublishedKeys keys, Stores stores, Clock clock, Refusals refusals,
            SecurityEvents events, RepetitionFilter repetition,
            @Value("${basecommerce.secrets.keys.SECRET_KEY}") String secretKey) {
        // Both before the CSRF filter, which computes its token from the user; Spring's own configurer would put the
        // bearer's filter behind it and switch CSRF off for every bearer, and ours is a cookie in disguise.
        BearerTokenAuthenticationFilter bearer = new BearerTokenAuthenticationFilter(authentication(keys, stores,
                clock));
        bearer.setAuthenticationEntryPoint(refusals);
        bearer.setAuthenticationFailureHandler(refusals);
        return http
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .anyRequest().authenticated())
                .addFilterBefore(bearer, CsrfFilter.class)
                .addFilterAfter(new TenantFilter(refusals, events), BearerTokenAuthenticationFilter.class)
                .addFilterAfter(repetition, AuthorizationFilter.class)
                .csrf(csrf -> csrf
                        .csrfTokenRepository(new SessionCsrfTokenRepository(secretKey))
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(PathPatternRequestMatcher.pathPattern("/api/**")))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(
                        refusals))
                .headers(headers -> headers.frameOptions(frames -> frames.deny()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationManager authentication(PublishedKeys keys, Stores stores, Clock clock) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(InnerTokens.decoder(keys, clock));
        provider.setJwtAuthenticationConverter(InnerTokens.user(stores));
        return new ProviderManager(provider);
    }
}
