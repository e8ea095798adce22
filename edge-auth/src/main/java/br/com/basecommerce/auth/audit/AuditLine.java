package br.com.basecommerce.auth.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is read again.
 *
 * @param detail JSON
 */
public record AuditLine(Instant at, String actor, String action, @Nullable String subjectType,
        @Nullable String subjectId, @Nullable String address, String detail) {}
