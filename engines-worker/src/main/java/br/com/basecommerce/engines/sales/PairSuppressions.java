package br.com.basecommerce.engines.sales;

import static br.com.basecommerce.engines.facts.Rows.texts;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pairs that nobody wants to hear of: ignored ten times or more within 90 days and taken in less than one of twenty;
 * quiet for 90 days after the last answer.
 */
@Component
class PairSuppressions {

    private static final String REFRESH = """
            insert into engines.sales_pair_suppression (tenant_id, source_product_id, suggested_product_id,
              suppressed_until)
            select f.tenant_id, f.source_product_id, f.product_id, last.day + 90
            from engines.feedback_fact f
            join (
              select insight_id, max(answered_at) as answered_at,
                     cast(max(answered_at) at time zone :zone as date) as day
              from engines.feedback_fact
              where engine = 'sales' and kind = 'complementary'
              group by insight_id
            ) last on last.insight_id = f.insight_id
            where f.engine = 'sales'
              and f.kind = 'complementary'
              and f.product_id is not null
              and f.source_product_id is not null
              and f.answered_at > last.answered_at - interval '90 days'
              and (:all or f.insight_id = any (cast(:insights as uuid[])))
            group by f.tenant_id, f.source_product_id, f.product_id, last.day
            having count(*) filter (where f.answer = 'ignored') >= %1$s
              and count(*) filter (where f.answer = 'accepted') * 100.0 < count(*) * %2$s
            on conflict (tenant_id, source_product_id, suggested_product_id) do update
              set suppressed_until = excluded.suppressed_until
            """.formatted(parameter("suppress_min_ignored", 10), parameter("suppress_max_accepted_percent", 5));

    private static final String FORGET = """
            delete from engines.sales_pair_suppression s
            where :all or exists (
              select from engines.feedback_fact f
              where f.insight_id = any (cast(:insights as uuid[])) and f.source_product_id = s.source_product_id
                and f.product_id = s.suggested_product_id)
            """;

    private final JdbcClient jdbc;

    PairSuppressions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String parameter(String name, int otherwise) {
        return "coalesce((select (parameters ->> '" + name + "')::numeric from engines.parameter where engine = 'sales'"
                + " and product_id is null), " + otherwise + ")";
    }

    void refresh(Collection<UUID> insights) {
        if (!insights.isEmpty()) {
            refresh(false, insights);
        }
    }

    void refreshAll() {
        refresh(true, List.of());
    }

    private void refresh(boolean all, Collection<UUID> insights) {
        jdbc.sql(FORGET).param("all", all).param("insights", texts(insights)).update();
        jdbc.sql(REFRESH).param("all", all).param("insights", texts(insights)).param("zone", TenantContext.required()
                .zone().getId()).update();
    }
}
