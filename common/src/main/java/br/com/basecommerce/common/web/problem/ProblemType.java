package br.com.basecommerce.common.web.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem that the suite answers ({@code http-interface.md} section 8). Title and detail are the messages
 * {@code problem.{slug}.title} and {@code .detail}.
 */
public enum ProblemType {

    VALIDATION(422),
    MALFORMED(400),
    INVALID_CURSOR(400),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_MISMATCH(422),
    IDEMPOTENCY_IN_PROGRESS(409),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    TENANT_MISMATCH(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    INVALID_TRANSITION(409),
    DUPLICATE(409),
    UNIT_IN_USE(409),
    OPEN_DOCUMENTS(409),
    LAST_ADMIN(409),
    QUOTE_EXPIRED(409),
    REVISION_SUPERSEDED(409),
    RELEASE_REQUIRED(409),
    CREDIT_EXCEEDED(409),
    CUSTOMER_BLOCKED(409),
    INSUFFICIENT_STOCK(409),
    SHORT_PICKING(409),
    PRICE_DEVIATION(409),
    ON_ANOTHER_ROUTE(409),
    DOCUMENT_REQUIRED(422),
    PROOF_REQUIRED(422),
    EXCEEDS_BALANCE(422),
    RETURN_EXCEEDS_DELIVERED(422),
    RETURN_WINDOW_CLOSED(422),
    STALE_VERSION(412),
    PRECONDITION_REQUIRED(428),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMITED(429),
    UNAVAILABLE(503),
    INTERNAL(500);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where a person finds this type explained. */
    public URI uri() {
        return URI.create("/problems/" + slug());
    }

    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }
}
