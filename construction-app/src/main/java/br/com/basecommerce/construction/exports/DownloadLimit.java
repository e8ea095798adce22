package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A slow line holds a thread for as long as its download lasts: so many at a time, and the counter keeps the others. */
@Configuration(proxyBeanMethods = false)
class DownloadLimit implements HandlerInterceptor, WebMvcConfigurer {

    static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/web/meus-dados/*/zip", "/api/v1/exports/*/file").order(3);
    }

    /** @throws ProblemException rate-limited when all places are taken */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!places.tryAcquire()) {
            throw ProblemException.of(ProblemType.RATE_LIMITED).detail("exports.busy");
        }
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        places.release();
    }
}
