package br.com.basecommerce.construction.repetition;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.common.web.problem.Problems;
import br.com.basecommerce.construction.refusals.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with a key happens once: the header {@code Idempotency-Key} of a program, the hidden field {@code _key} of a form.
 *
 * <p>Key, business and answer are kept in one transaction that spans the request, so there is no moment at which a crash
 * leaves one without the others. A request that is refused keeps nothing: corrected, it may come again under its key.
 */
@Component
public class RepetitionFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String FIELD = "_key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, "HX-Redirect",
            "HX-Location", "HX-Push-Url", "HX-Replace-Url", "HX-Trigger", "HX-Retarget", "HX-Reswap");
    private static final int LONGEST_ROUTE = 120;
    private static final int FIRST_REFUSAL = 400;

    private final FirstAnswers answers;
    private final TransactionTemplate transaction;
    private final Refusals refusals;

    RepetitionFilter(FirstAnswers answers, PlatformTransactionManager transactions, Refusals refusals) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = "POST".equals(request.getMethod()) ? key(request) : null;
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (key == null || authentication == null || !(authentication.getPrincipal() instanceof CurrentUser user)) {
            chain.doFilter(request, response);
            return;
        }
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        try {
            HashedRequest hashed = HashedRequest.of(request);
            UUID id = UUID.fromString(key);
            transaction.executeWithoutResult(status -> once(id, user, hashed, kept, chain, status));
        } catch (IllegalArgumentException noUuid) {
            refuse(ProblemException.of(ProblemType.MALFORMED), request, kept);
        } catch (PessimisticLockingFailureException stillRunning) {
            refuse(ProblemException.of(ProblemType.IDEMPOTENCY_IN_PROGRESS), request, kept);
        } catch (Unfinished failed) {
            failed.rethrow();
        } catch (RuntimeException failed) {
            refuse(failed, request, kept);
        }
        kept.copyBodyToResponse();
    }

    private static @Nullable String key(HttpServletRequest request) {
        return Problems.isForProgram(request) ? request.getHeader(HEADER) : request.getParameter(FIELD);
    }

    private void once(UUID key, CurrentUser user, HashedRequest request, ContentCachingResponseWrapper response,
            FilterChain chain, TransactionStatus status) {
        String route = route(request);
        if (Problems.isForProgram(request) && !answers.tryLock(key)) {
            throw ProblemException.of(ProblemType.IDEMPOTENCY_IN_PROGRESS);
        }
        if (answers.take(key, user.id(), route, request.hash())) {
            handle(request, response, chain);
            if (response.getStatus() < FIRST_REFUSAL) {
                answers.answer(key, answer(user, route, request, response));
            } else {
                status.setRollbackOnly();
            }
        } else {
            replay(answers.of(key), user, route, request, response);
        }
    }

    private static String route(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() <= LONGEST_ROUTE ? path : path.substring(0, LONGEST_ROUTE);
    }

    private static void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException failure) {
            throw new Unfinished(failure);
        }
    }

    private static FirstAnswer answer(CurrentUser user, String route, HashedRequest request,
            ContentCachingResponseWrapper response) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new FirstAnswer(user.id(), route, request.hash(), response.getStatus(),
                response.getHeader(HttpHeaders.LOCATION), headers, response.getContentAsByteArray());
    }

    private static void replay(FirstAnswer first, CurrentUser user, String route, HashedRequest request,
            ContentCachingResponseWrapper response) {
        if (!first.answers(user.id(), route, request.hash())) {
            throw ProblemException.of(ProblemType.IDEMPOTENCY_MISMATCH);
        }
        response.setStatus(first.status());
        first.headers().forEach(response::setHeader);
        if (first.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, first.location());
        }
        response.setHeader(REPLAYED, "true");
        try {
            response.getOutputStream().write(first.body());
        } catch (IOException gone) {
            throw new Unfinished(gone);
        }
    }

    private void refuse(RuntimeException failure, HttpServletRequest request, ContentCachingResponseWrapper response)
            throws ServletException, IOException {
        response.resetBuffer();
        refusals.answer(failure, request, response);
    }

    /** Carries a checked exception through the transaction, which is rolled back by it. */
    private static final class Unfinished extends RuntimeException {

        Unfinished(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            switch (getCause()) {
                case IOException failure -> throw failure;
                case ServletException failure -> throw failure;
                case null, default -> throw this;
            }
        }
    }
}
