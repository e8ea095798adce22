package br.com.basecommerce.construction.refusals;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.common.web.problem.Problems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Answers what the filters refuse in the same words as controllers do: problem, page or alert. An unauthenticated request is
 * a bare 401; the edge makes the way to the sign-in page of it.
 */
@Component
public class Refusals implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    private static final int RETRY_SECONDS = 5;

    private final HandlerExceptionResolver resolver;
    private final ViewResolver views;
    private final Problems problems;

    Refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver, ThymeleafViewResolver views,
            Problems problems) {
        this.resolver = resolver;
        this.views = views;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        problems.write(ProblemException.of(ProblemType.UNAUTHENTICATED), request, response);
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) throws IOException, ServletException {
        if (failure instanceof AuthenticationServiceException) {
            answer(ProblemException.of(ProblemType.UNAVAILABLE).with("retry_after", RETRY_SECONDS), request, response);
        } else {
            commence(request, response, failure);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException, ServletException {
        if (refused instanceof MissingCsrfTokenException) {
            // Nobody is signed in, so there is no token to compare with.
            problems.write(ProblemException.of(ProblemType.UNAUTHENTICATED), request, response);
        } else {
            if (refused instanceof CsrfException) {
                // A token of an ended session: the page has to come anew, after its script kept what was typed.
                response.setHeader("HX-Refresh", "true");
            }
            answer(ProblemException.of(ProblemType.FORBIDDEN), request, response);
        }
    }

    /** Writes the answer to a refusal that no controller has seen. */
    public void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ModelAndView answer = resolver.resolveException(request, response, null, failure);
        if (answer != null && answer.getViewName() != null) {
            render(answer, answer.getViewName(), request, response);
        }
    }

    private void render(ModelAndView answer, String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setStatus(answer.getStatus() == null ? failed() : answer.getStatus().value());
        try {
            View view = Objects.requireNonNull(views.resolveViewName(name, request.getLocale()), name);
            view.render(answer.getModel(), request, response);
        } catch (IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }

    private static int failed() {
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
