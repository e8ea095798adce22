package br.com.basecommerce.common.web.request;

import jakarta.servlet.http.HttpServletRequest;

/** The id under which a person may ask about a request: on its error page, in its answer's header, in every log line. */
public final class RequestIdentity {

    public static final String HEADER = "X-Request-Id";
    /** Key of the request id in the logs. */
    public static final String MDC_KEY = "request_id";

    static final String ATTRIBUTE = RequestIdentity.class.getName();

    private RequestIdentity() {}

    /** The request's id; {@code "-"} for a request that did not pass {@link RequestIdentityFilter}. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
    }
}
