package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.customers.CustomerFacts;
import br.com.basecommerce.construction.customers.Customers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was sent, kept as it was: header, lines, sums, and the customer as printed. */
@Component
class Revisions {

    record Revision(int revision, Instant sentAt, LocalDate validUntil, JsonNode snapshot) {}

    private static final String INSERT = """
            insert into construction.quote_revision
              (tenant_id, id, created_at, created_by, quote_id, revision, snapshot, sent_at, valid_until, total)
            values
              (:tenant, :id, :sentAt, :by, :quote, :revision, :snapshot::jsonb, :sentAt, :validUntil, :total)
            """;
    private static final String OF_QUOTE = """
            select revision, sent_at, valid_until, snapshot::text as snapshot
            from construction.quote_revision
            where quote_id = :quote
            order by revision
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Customers customers;

    Revisions(JdbcClient jdbc, JsonMapper json, Customers customers) {
        this.jdbc = jdbc;
        this.json = json;
        this.customers = customers;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Quote quote) {
        jdbc.sql(INSERT)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("by", SignedIn.id())
                .param("quote", quote.id())
                .param("revision", quote.revision())
                .param("snapshot", json.writeValueAsString(snapshot(quote)))
                .param("sentAt", OffsetDateTime.ofInstant(Objects.requireNonNull(quote.sentAt()), ZoneOffset.UTC))
                .param("validUntil", quote.validUntil())
                .param("total", quote.totals().total().amount())
                .update();
    }

    private Map<String, @Nullable Object> snapshot(Quote quote) {
        Map<String, @Nullable Object> snapshot = new LinkedHashMap<>();
        snapshot.put("number", quote.number());
        snapshot.put("revision", quote.revision());
        snapshot.put("customer", quote.customerId() == null
                ? null
                : customers.find(quote.customerId()).map(Revisions::printed).orElse(null));
        snapshot.put("header", HeaderForm.of(quote.header()));
        snapshot.put("lines", quote.documentLines());
        snapshot.put("totals", quote.totals());
        return snapshot;
    }

    private static Map<String, @Nullable Object> printed(CustomerFacts customer) {
        Map<String, @Nullable Object> printed = new LinkedHashMap<>();
        printed.put("id", customer.id());
        printed.put("name", customer.name());
        printed.put("document", customer.document());
        printed.put("phone", customer.phone());
        printed.put("address", customer.address());
        return printed;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Revision> of(UUID quote) {
        return jdbc.sql(OF_QUOTE).param("quote", quote)
                .query((row, number) -> new Revision(row.getInt("revision"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getObject("valid_until", LocalDate.class), json.readTree(row.getString("snapshot"))))
                .list();
    }
}
