package br.com.basecommerce.auth.security;

import br.com.basecommerce.auth.sessions.SessionAuthenticationFilter;
import br.com.basecommerce.auth.sessions.SessionCookie;
import br.com.basecommerce.auth.sessions.SessionLookup;
import br.com.basecommerce.auth.web.FailureAnswers;
import br.com.basecommerce.common.web.csrf.SameOrigin;
import br.com.basecommerce.common.web.csrf.SessionCsrfTokenRepository;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.common.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Who may ask for what. Everything is closed but what is named here; nobody keeps a session in this service's memory.
 *
 * <p>Headers come from the edge and from common's page filter, so Spring's own stay off: {@code no-store} on a validation
 * would keep the edge from remembering it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Asked for every request of every store: no filter more than needed. */
    private static final String[] FOR_MACHINES = {"/auth/validate", "/auth/.well-known/**", "/auth/assets/**",
            "/auth/branding/**", "/tenant.json", "/health"};
    private static final String[] BEFORE_SIGN_IN = {"/auth/login", "/auth/links/*", "/auth/logout", "/error"};
    /** Forms that no token can protect: before sign-in there is no session, and the vertical's pages have another key. */
    private static final List<String> BY_ORIGIN = List.of("/auth/login", "/auth/links/", "/auth/logout");

    @Bean
    @Order(1)
    SecurityFilterChain forMachines(HttpSecurity http) {
        return stateless(http).securityMatcher(FOR_MACHINES)
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain forPeople(HttpSecurity http, SessionLookup sessions, SessionCookie cookie, Problems problems,
            FailureAnswers failures, @Value("${basecommerce.keys.secret}") String secretKey) {
        CsrfTokenRequestAttributeHandler plainToken = new CsrfTokenRequestAttributeHandler();
        return stateless(http)
                .addFilterBefore(new SessionAuthenticationFilter(sessions, cookie, failures), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(new SessionCsrfTokenRepository(secretKey))
                        .csrfTokenRequestHandler(plainToken)
                        .requireCsrfProtectionMatcher(SecurityConfiguration::needsToken))
                .authorizeHttpRequests(requests -> requests.requestMatchers(BEFORE_SIGN_IN).permitAll()
                        .anyRequest().authenticated())
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint((request, response, failure) -> problems
                                .write(ProblemException.of(ProblemType.UNAUTHENTICATED), request, response))
                        .accessDeniedHandler((request, response, failure) -> failures.answer(failure,
                                request, response)))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    /** A write from a page of the same host needs no token where none can be had; any other write does. */
    private static boolean needsToken(HttpServletRequest request) {
        boolean byOrigin = BY_ORIGIN.stream().anyMatch(request.getRequestURI()::startsWith);
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && !(byOrigin && SameOrigin.allows(request));
    }
}
