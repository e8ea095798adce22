package br.com.basecommerce.auth;

import br.com.basecommerce.common.testing.TestPostgres;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the database and changes it behind the service's back, across all stores. */
final class Stage {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcClient jdbc = JdbcClient.create(TestPostgres.instance().asSuperuser());

    /** A slug that no other test uses. */
    static String newSlug() {
        return "loja-" + Long.toString(ProcessHandle.current().pid(), 36) + "-" + NUMBER.incrementAndGet();
    }

    int change(String sql, Object... values) {
        return jdbc.sql(sql).params(values).update();
    }

    <T> T one(Class<T> type, String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(type).single();
    }

    /** The actions in a store's audit trail, oldest first. */
    List<String> audited(String slug) {
        return jdbc.sql("""
                select action
                from auth.audit_event e
                join auth.tenant t on t.id = e.tenant_id
                where t.slug = ?
                order by e.created_at, e.id
                """).param(slug).query((row, number) -> row.getString("action")).list();
    }
}
