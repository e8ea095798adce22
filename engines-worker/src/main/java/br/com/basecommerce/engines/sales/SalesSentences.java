package br.com.basecommerce.engines.sales;

import static br.com.basecommerce.engines.facts.Rows.row;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.engines.text.Sentences;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Hands the sentences of the bundle to the views, which complete them with counts that are never stale. */
@Component
class SalesSentences {

    private static final List<String> KEYS = List.of("sales.complementary", "sales.complementary.few",
            "sales.substitute.cheaper", "sales.substitute.dearer", "sales.substitute.same", "sales.habit");

    private static final String UPSERT = """
            insert into engines.sentence (tenant_id, key, template)
            values (?, ?, ?)
            on conflict (tenant_id, key) do update set template = excluded.template
            where sentence.template <> excluded.template
            """;

    private final JdbcTemplate batches;

    SalesSentences(JdbcTemplate batches) {
        this.batches = batches;
    }

    void publish() {
        batches.batchUpdate(UPSERT, KEYS.stream().map(key -> row(TenantContext.required().id().value(), key, Sentences
                .template(key))).toList());
    }
}
