package br.com.basecommerce.auth.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Answers a failure of a filter with the page or problem that a controller's failure would get. */
@Component
@ConditionalOnWebApplication
public class FailureAnswers {

    private final HandlerExceptionResolver failures;
    private final ViewResolver views;
    private final LocaleResolver locales;

    FailureAnswers(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures,
            @Qualifier("viewResolver") ViewResolver views, LocaleResolver locales) {
        this.failures = failures;
        this.views = views;
        this.locales = locales;
    }

    public void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        ModelAndView page = failures.resolveException(request, response, null, failure);
        if (page == null) {
            throw new ServletException(failure);
        }
        if (!page.isEmpty()) {
            render(page, request, response);
        }
    }

    private void render(ModelAndView page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try {
            if (page.getStatus() != null) {
                response.setStatus(page.getStatus().value());
            }
            view(page.getViewName(), request).render(page.getModel(), request, response);
        } catch (Exception unrendered) {
            throw new ServletException("the page " + page.getViewName() + " could not be made", unrendered);
        }
    }

    private View view(@Nullable String name, HttpServletRequest request) throws Exception {
        View view = name == null ? null : views.resolveViewName(name, locales.resolveLocale(request));
        if (view == null) {
            throw new IllegalStateException("no view " + name);
        }
        return view;
    }
}
