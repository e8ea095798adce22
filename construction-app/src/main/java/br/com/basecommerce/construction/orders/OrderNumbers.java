package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives documents their numbers: no gap, no reuse, per store, kind and year of the store day. */
@Component
public class OrderNumbers {

    private static final String NEXT = """
            insert into construction.document_counter (tenant_id, kind, year, last_number)
            values (:tenant, :kind, :year, 1)
            on conflict (tenant_id, kind, year) do update
            set last_number = document_counter.last_number + 1
            returning last_number
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderNumbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param kind prefix of the number: {@code PED}, {@code ENT} */
    public Number next(String kind) {
        int year = LocalDate.ofInstant(clock.instant(), TenantContext.required().zone()).getYear();
        int value = jdbc.sql(NEXT)
                .param("tenant", TenantContext.required().id().value())
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
        return new Number("%s-%d-%04d".formatted(kind, year, value), year, value);
    }

    /** @param text as printed, {@code PED-2026-0001} */
    public record Number(String text, int year, int value) {}
}
