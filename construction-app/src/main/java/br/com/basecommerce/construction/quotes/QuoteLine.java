package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.construction.documents.DocumentLine;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A place in a quote, and the line that stands in it. */
@Entity
@Table(schema = "construction", name = "quote_line")
class QuoteLine {

    @Id
    private UUID id;
    @TenantId
    private UUID tenantId;
    @Version
    private int version;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private Instant updatedAt;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "quote_id")
    private Quote quote;
    @Embedded
    private DocumentLine line;

    @SuppressWarnings("NullAway.Init")
    protected QuoteLine() {}

    @SuppressWarnings("NullAway.Init")
    QuoteLine(Quote quote, UUID id, DocumentLine line, Instant now, @Nullable UUID by) {
        this.id = id;
        this.quote = quote;
        this.line = line;
        this.createdAt = now;
        this.createdBy = by;
        this.updatedAt = now;
    }

    static QuoteLine of(Quote quote, DocumentLine line, Instant now, @Nullable UUID by) {
        return new QuoteLine(quote, Ids.next(), line, now, by);
    }

    UUID id() {
        return id;
    }

    DocumentLine line() {
        return line;
    }

    void become(DocumentLine changed, Instant now) {
        if (!changed.equals(line)) {
            line = changed;
            updatedAt = now;
        }
    }
}
