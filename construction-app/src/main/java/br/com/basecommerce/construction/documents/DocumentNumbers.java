package br.com.basecommerce.construction.documents;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.store.StoreCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers without gap or repetition: one counter for each store, kind and year, moved in the transaction that inserts the
 * document. Others who want the same number wait for that transaction's end, so ask for it late.
 */
@Component
public class DocumentNumbers {

    private static final String NEXT = """
            insert into construction.document_counter as counter (tenant_id, kind, year, last_number)
            values (:tenant, :kind, :year, 1)
            on conflict (tenant_id, kind, year) do update
            set last_number = counter.last_number + 1
            returning last_number
            """;

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    DocumentNumbers(JdbcClient jdbc, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** The next number of the present store day's year; given back when the transaction is rolled back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DocumentNumber next(DocumentKind kind) {
        int year = calendar.today().getYear();
        int value = jdbc.sql(NEXT)
                .param("tenant", TenantContext.required().id().value())
                .param("kind", kind.prefix())
                .param("year", year)
                .query((row, number) -> row.getInt(1))
                .single();
        return kind.number(year, value);
    }
}
