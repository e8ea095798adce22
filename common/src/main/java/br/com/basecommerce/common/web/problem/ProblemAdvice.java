package br.com.basecommerce.common.web.problem;

import static br.com.basecommerce.common.web.problem.ProblemType.STALE_VERSION;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every exception of a controller: {@code application/problem+json} for {@code /api}, an alert for an HTMX call
 * (its target is never emptied), a page of the store for everything else.
 *
 * <p>Views: {@code error/alert} and {@code error/{status}}, both with the model {@code problem}.
 */
@ControllerAdvice
class ProblemAdvice {

    private static final List<Integer> STATUSES_WITH_PAGE = List.of(403, 404, 409, 429, 500, 503);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Exception.class)
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = problems.describe(ProblemTranslator.translate(failure), request);
        HttpHeaders headers = Problems.headers(problem);
        if (failure instanceof HttpRequestMethodNotSupportedException method
                && method.getSupportedHttpMethods() instanceof Set<HttpMethod> allowed) {
            headers.setAllow(allowed);
        }
        if (Problems.isForProgram(request)) {
            return ResponseEntity.status(problem.status()).headers(headers)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
        }
        headers.forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        return view(problem, request);
    }

    private static ModelAndView view(Problem problem, HttpServletRequest request) {
        ModelAndView view = new ModelAndView();
        view.setStatus(pageStatus(problem));
        view.addObject("problem", problem);
        view.setViewName(request.getHeader("HX-Request") != null ? "error/alert" : "error/" + page(view));
        return view;
    }

    /** A page has no If-Match: for a person a stale version is a conflict. */
    private static HttpStatusCode pageStatus(Problem problem) {
        return HttpStatusCode.valueOf(problem.kind() == STALE_VERSION ? 409 : problem.status());
    }

    private static int page(ModelAndView view) {
        HttpStatusCode status = view.getStatus() == null ? HttpStatus.INTERNAL_SERVER_ERROR : view.getStatus();
        if (STATUSES_WITH_PAGE.contains(status.value())) {
            return status.value();
        }
        return status.is4xxClientError() ? 409 : 500;
    }
}
