package br.com.basecommerce.construction.repetition;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.common.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Asks programs for their key where something is created. */
class RepetitionInterceptor implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(Idempotent.class)
                && Problems.isForProgram(request) && request.getHeader(RepetitionFilter.HEADER) == null) {
            throw ProblemException.of(ProblemType.IDEMPOTENCY_KEY_MISSING);
        }
        return true;
    }
}
