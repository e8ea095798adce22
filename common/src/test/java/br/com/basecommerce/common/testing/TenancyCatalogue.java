package br.com.basecommerce.common.testing;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the walls between stores out of the database catalogue, so that a new table without them fails the build. The
 * exceptions are exactly those of {@code data-model.md} section 2.3.
 */
public final class TenancyCatalogue {

    private static final String TABLES = """
            with tables as (
              select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
                     exists (select from pg_attribute a
                             where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as of_a_tenant
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = any (:schemas) and c.relkind in ('r', 'p') and c.relname <> 'flyway_history'
            )
            """;

    private static final String WITHOUT_TENANT = TABLES + """
            select name || ' has no tenant_id'
            from tables
            where not of_a_tenant
              and name not in ('auth.tenant', 'auth.signing_key', 'auth.address_throttle', 'auth.spring_session',
                               'auth.spring_session_attributes', 'events.relay_state')
            order by 1
            """;

    private static final String WITHOUT_FORCE = TABLES + """
            select name || ' does not force row level security'
            from tables
            where of_a_tenant and not (relrowsecurity and relforcerowsecurity)
            order by 1
            """;

    /** The condition of {@code isolate_tenants} as PostgreSQL gives it back, quotes doubled: nothing may be or-ed to it. */
    private static final String OWN_ROWS = "(tenant_id = "
            + "(NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)";

    private static final String WITHOUT_POLICY = TABLES + """
            select t.name || ' lacks the policy tenant_rows for all commands'
            from tables t
            where t.of_a_tenant
              and not exists (
                select from pg_policy p
                where p.polrelid = t.oid and p.polname = 'tenant_rows' and p.polcmd = '*' and p.polpermissive
                  and pg_get_expr(p.polqual, p.polrelid) = '%1$s'
                  and pg_get_expr(p.polwithcheck, p.polrelid) = '%1$s')
            order by 1
            """.formatted(OWN_ROWS);

    private static final String OTHER_POLICIES = TABLES + """
            select t.name || ' has the policy ' || p.polname || ' to ' || (
                     select coalesce(string_agg(r.rolname, ',' order by r.rolname), 'public')
                     from pg_roles r where r.oid = any (p.polroles))
            from tables t
            join pg_policy p on p.polrelid = t.oid
            where p.polname <> 'tenant_rows'
              and not (p.polname = 'relay_rows' and t.name like 'events.outbox%'
                       and p.polroles = array(select oid from pg_roles where rolname = 'relay_app'))
              and not (p.polname = 'operator_rows' and t.name = 'engines.dead_letter'
                       and p.polroles = array(select oid from pg_roles where rolname = 'engines_app'))
              and not (p.polname = 'search_rows' and p.polcmd = 'r'
                       and p.polroles = array(select oid from pg_roles where rolname = 'construction_search')
                       and exists (select from pg_attribute a
                                   where a.attrelid = t.oid and a.attname = 'search_text' and not a.attisdropped))
            order by 1
            """;

    private static final String KEYS_WITHOUT_TENANT = TABLES + """
            select t.name || ': ' || i.relname || ' does not begin with tenant_id'
            from tables t
            join pg_index x on x.indrelid = t.oid
            join pg_class i on i.oid = x.indexrelid
            where t.of_a_tenant
              and (select a.attname from pg_attribute a where a.attrelid = t.oid and a.attnum = x.indkey[0])
                  is distinct from 'tenant_id'
              and not t.name like 'events.outbox%'
              and t.name <> 'engines.dead_letter'
            order by 1
            """;

    private static final String REFERENCES_WITHOUT_TENANT = TABLES + """
            select t.name || ': foreign key ' || k.conname || ' does not carry the tenant'
            from tables t
            join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
            where t.of_a_tenant
              and not (
                (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1])
                  = 'tenant_id'
                and (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = k.confkey[1])
                  = 'tenant_id')
            order by 1
            """;

    private static final String OWNING_OR_BYPASSING_ROLES = """
            select r.rolname || ' may bypass or owns what it serves'
            from pg_roles r
            where r.rolname in ('auth_app', 'construction_app', 'relay_app', 'engines_app')
              and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                   or exists (select from pg_class c where c.relowner = r.oid)
                   or exists (select from pg_namespace n where n.nspowner = r.oid))
            order by 1
            """;

    static final List<String> RULES = List.of(WITHOUT_TENANT, WITHOUT_FORCE, WITHOUT_POLICY, OTHER_POLICIES,
            KEYS_WITHOUT_TENANT, REFERENCES_WITHOUT_TENANT, OWNING_OR_BYPASSING_ROLES);

    private TenancyCatalogue() {}

    /** One sentence for each hole in the walls; empty when there is none. */
    public static List<String> violations(DataSource superuser, String... schemas) {
        JdbcClient jdbc = JdbcClient.create(superuser);
        return RULES.stream().flatMap(rule -> violations(jdbc, rule, schemas).stream()).toList();
    }

    static List<String> violations(JdbcClient superuser, String rule, String... schemas) {
        JdbcClient.StatementSpec asked = superuser.sql(rule);
        return (rule.contains(":schemas") ? asked.param("schemas", schemas) : asked)
                .query((row, number) -> String.valueOf(row.getString(1))).list();
    }
}
