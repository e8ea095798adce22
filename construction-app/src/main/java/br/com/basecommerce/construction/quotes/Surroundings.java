package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.construction.quotes.QuoteView.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom a quote is about, and the order that was made of it; one query. */
@Component
class Surroundings {

    /** @param document of a customer */
    private record Row(String what, Named named, @Nullable String document) {}

    private static final String CUSTOMER = "customer";
    private static final String JOB_SITE = "job_site";
    private static final String SALESPERSON = "salesperson";
    private static final String ORDER = "order";
    private static final String ROWS = """
            select 'customer' as what, id, name, document
            from construction.customer
            where id = :customer::uuid
            union all
            select 'job_site', id, name, null
            from construction.job_site
            where customer_id = :customer::uuid and (id = :jobSite::uuid or :draft and active)
            union all
            select 'salesperson', id, name, null
            from auth.v1_app_user
            where id = :salesperson
            union all
            select 'order', id, number, null
            from construction.sales_order
            where quote_id = :quote
            order by name, id
            """;

    private final JdbcClient jdbc;

    Surroundings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public Found of(Quote quote) {
        return new Found(jdbc.sql(ROWS).param("customer", Objects.toString(quote.customerId(), null))
                .param("jobSite", Objects.toString(quote.jobSiteId(), null))
                .param("draft", quote.status() == QuoteStatus.DRAFT)
                .param("salesperson", quote.salespersonId()).param("quote", quote.id())
                .query((row, number) -> new Row(row.getString("what"),
                        new Named(row.getObject("id", UUID.class), row.getString("name")), row.getString("document")))
                .list());
    }

    static final class Found {

        private final List<Row> rows;

        private Found(List<Row> rows) {
            this.rows = rows;
        }

        @Nullable
        Named customer() {
            return first(CUSTOMER).map(Row::named).orElse(null);
        }

        /** Bare; null while none is known. */
        @Nullable
        String customerDocument() {
            return first(CUSTOMER).map(Row::document).orElse(null);
        }

        /** The one of the quote; of a draft also the others of its customer, to choose from. */
        List<Named> jobSites() {
            return all(JOB_SITE).map(Row::named).toList();
        }

        Named salesperson(UUID id) {
            return first(SALESPERSON).map(Row::named).orElseGet(() -> new Named(id, ""));
        }

        @Nullable
        UUID orderId() {
            return first(ORDER).map(row -> row.named().id()).orElse(null);
        }

        private Optional<Row> first(String what) {
            return all(what).findFirst();
        }

        private Stream<Row> all(String what) {
            return rows.stream().filter(row -> row.what().equals(what));
        }
    }
}
