package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.Permission;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be done to a quote, named as its REST sub-resource; each with its permission and the states it starts from. */
enum QuoteAction {

    EDIT("edit", Permission.QUOTE_EDIT, QuoteStatus.DRAFT),
    SUBMISSION("submission", Permission.QUOTE_SEND, QuoteStatus.DRAFT),
    SALE("sale", Permission.QUOTE_CONVERT, QuoteStatus.DRAFT),
    RELEASE_REQUEST("release-request", Permission.QUOTE_EDIT, QuoteStatus.DRAFT),
    APPROVAL("approval", Permission.QUOTE_APPROVE, QuoteStatus.SENT),
    REJECTION("rejection", Permission.QUOTE_REJECT, QuoteStatus.SENT),
    EXTENSION("extension", Permission.QUOTE_EXTEND, QuoteStatus.SENT, QuoteStatus.EXPIRED),
    CONVERSION("conversion", Permission.QUOTE_CONVERT, QuoteStatus.APPROVED),
    REVISIONS("revisions", Permission.QUOTE_EDIT,
            QuoteStatus.SENT, QuoteStatus.EXPIRED, QuoteStatus.APPROVED, QuoteStatus.REJECTED),
    CANCELLATION("cancellation", Permission.QUOTE_CANCEL,
            QuoteStatus.DRAFT, QuoteStatus.SENT, QuoteStatus.EXPIRED, QuoteStatus.APPROVED),
    COPIES("copies", Permission.QUOTE_CREATE, QuoteStatus.values());

    private final String code;
    private final Permission permission;
    private final Set<QuoteStatus> from;

    QuoteAction(String code, Permission permission, QuoteStatus... from) {
        this.code = code;
        this.permission = permission;
        this.from = EnumSet.copyOf(Arrays.asList(from));
    }

    @JsonValue
    String code() {
        return code;
    }

    Permission permission() {
        return permission;
    }

    boolean startsFrom(QuoteStatus status) {
        return from.contains(status);
    }
}
