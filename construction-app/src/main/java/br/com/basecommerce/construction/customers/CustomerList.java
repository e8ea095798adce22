package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.SearchedTable;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of customers: by name, or best match first when something is searched. */
@Service
@Transactional(readOnly = true)
class CustomerList {

    private static final SearchedTable TABLE = new SearchedTable("customer", "search_customers");

    private final CustomerRows rows;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    CustomerList(CustomerRows rows, JdbcClient jdbc, Cursors cursors) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Listing<CustomerView> list(CustomerFilter filter) {
        SearchedTable.Conditions conditions = new SearchedTable.Conditions()
                .and("kind", "=", filter.kind())
                .and("active", "=", filter.active())
                .and("document", "=", bare(filter.document()))
                .and("updated_at", ">=", filter.updatedSince() == null
                        ? null
                        : OffsetDateTime.ofInstant(filter.updatedSince(), ZoneOffset.UTC));
        Listing<UUID> page = TABLE.list(new SearchedTable.Asked(filter.q(), filter.limit(), filter.cursor(),
                Boolean.TRUE.equals(filter.count())), conditions, jdbc, cursors);
        return new Listing<>(load(page.items()), page.nextCursor(), page.total());
    }

    private List<CustomerView> load(List<UUID> ids) {
        Map<UUID, CustomerView> found = rows.findByIdIn(ids).stream().map(Customer::view)
                .collect(Collectors.toMap(CustomerView::id, view -> view));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static @Nullable String bare(@Nullable String document) {
        return document == null
                ? null
                : Document.parse(document).toOptional().map(Document::bare)
                        .orElseThrow(() -> ProblemException.of(ProblemType.MALFORMED));
    }
}
