package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A slow line holds a thread for as long as its download lasts: so many at a time, and the counter keeps the others. Of them
 * a store has two, so that one that went on where it broke need not wait for the end of the broken one.
 */
@Configuration(proxyBeanMethods = false)
class DownloadLimit implements HandlerInterceptor, WebMvcConfigurer {

    static final int AT_ONCE = 6;
    static final int OF_ONE_STORE = 2;

    private static final int RETRY_SECONDS = 60;

    private final List<TenantId> running = new ArrayList<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/web/meus-dados/*/zip", "/api/v1/exports/*/file").order(3);
    }

    /** @throws ProblemException rate-limited when all places are taken */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!begins(TenantContext.required().id())) {
            throw ProblemException.of(ProblemType.RATE_LIMITED).detail("exports.busy").with("retry_after",
                    RETRY_SECONDS);
        }
        return true;
    }

    private synchronized boolean begins(TenantId store) {
        return running.size() < AT_ONCE && Collections.frequency(running, store) < OF_ONE_STORE && running.add(store);
    }

    @Override
    public synchronized void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        running.remove(TenantContext.required().id());
    }
}
