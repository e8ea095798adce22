package br.com.basecommerce.common.web.request;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.trace.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the request id and the trace that the edge gave; makes them where a request came without (a health check, a test).
 *
 * <p>The edge overwrites both headers, so what arrives here was never chosen by a client.
 */
class RequestIdentityFilter extends OncePerRequestFilter {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = requestId(request.getHeader(RequestIdentity.HEADER));
        request.setAttribute(RequestIdentity.ATTRIBUTE, id);
        response.setHeader(RequestIdentity.HEADER, id);
        try (MDC.MDCCloseable ignored = MDC.putCloseable(RequestIdentity.MDC_KEY, id)) {
            proceed(trace(request.getHeader("traceparent")), request, response, chain);
        }
    }

    /** An error page belongs to the request that failed: same id, same trace. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void proceed(Trace trace, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        try {
            trace.call(() -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }

    private static String requestId(@Nullable String given) {
        return given != null && ID.matcher(given).matches() ? given : Ids.next().toString();
    }

    private static Trace trace(@Nullable String given) {
        return Optional.ofNullable(given).flatMap(Trace::parse).orElseGet(Trace::start);
    }
}
