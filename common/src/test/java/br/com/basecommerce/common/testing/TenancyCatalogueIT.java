package br.com.basecommerce.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each rule of the catalogue, shown a table or a role that breaks it, names it; a rule without an offender here fails.
 * Nothing is committed: the roles are those of all other tests.
 */
class TenancyCatalogueIT {

    private static final String SCHEMA = "walls";

    /** Two tables as every migration makes them, one pointing to the other. */
    private static final String SOUND = """
            create schema walls;
            create table walls.sound (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
            call public.isolate_tenants('walls.sound');
            create table walls.leak (
              tenant_id uuid not null, id uuid not null, sound_id uuid, name text, primary key (tenant_id, id),
              constraint leak_sound foreign key (tenant_id, sound_id) references walls.sound (tenant_id, id));
            call public.isolate_tenants('walls.leak');
            """;

    private static final String OWN = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

    private static final List<Offender> OFFENDERS = List.of(
            new Offender("alter table walls.leak no force row level security",
                    "walls.leak does not force row level security"),
            new Offender("alter table walls.leak disable row level security",
                    "walls.leak does not force row level security"),
            new Offender("drop policy tenant_rows on walls.leak",
                    "walls.leak lacks the policy tenant_rows for all commands"),
            policy("for select using (%s)"),
            policy("as restrictive using (%1$s) with check (%1$s)"),
            policy("using (%1$s or name = 'everybody''s') with check (%1$s)"),
            policy("using (%s) with check (true)"),
            policy("using (%s)"),
            new Offender("create policy auditors on walls.leak for select using (true)",
                    "walls.leak has the policy auditors to public"),
            new Offender("create policy relay_rows on walls.leak to relay_app using (true)",
                    "walls.leak has the policy relay_rows to relay_app"),
            new Offender("create policy operator_rows on walls.leak to engines_app using (true)",
                    "walls.leak has the policy operator_rows to engines_app"),
            new Offender("create policy search_rows on walls.leak for select to construction_search using (true)",
                    "walls.leak has the policy search_rows to construction_search"),
            new Offender("""
                    alter table walls.leak add search_text text;
                    create policy search_rows on walls.leak to construction_search using (true)
                    """, "walls.leak has the policy search_rows to construction_search"),
            new Offender("alter table walls.leak drop constraint leak_pkey, add constraint leak_pkey primary key (id)",
                    "walls.leak: leak_pkey does not begin with tenant_id"),
            new Offender("alter table walls.leak add constraint leak_name unique (name)",
                    "walls.leak: leak_name does not begin with tenant_id"),
            new Offender("create index leak_name on walls.leak (lower(name))",
                    "walls.leak: leak_name does not begin with tenant_id"),
            new Offender("""
                    create table walls.platform (id uuid primary key);
                    alter table walls.leak add constraint leak_platform foreign key (sound_id) references walls.platform
                    """, "walls.platform has no tenant_id",
                    "walls.leak: foreign key leak_platform does not carry the tenant"),
            new Offender("""
                    alter table walls.leak drop constraint leak_sound,
                      add constraint leak_sound foreign key (sound_id, id) references walls.sound (tenant_id, id)
                    """, "walls.leak: foreign key leak_sound does not carry the tenant"),
            new Offender("alter table walls.leak owner to auth_app", "auth_app may bypass or owns what it serves"),
            new Offender("alter schema walls owner to relay_app", "relay_app may bypass or owns what it serves"),
            new Offender("alter role construction_app bypassrls",
                    "construction_app may bypass or owns what it serves"),
            new Offender("alter role engines_app superuser", "engines_app may bypass or owns what it serves"),
            new Offender("alter role engines_app createrole", "engines_app may bypass or owns what it serves"),
            new Offender("""
                    create table walls.days (tenant_id uuid not null, day date not null, primary key (tenant_id, day))
                      partition by list (day);
                    call public.isolate_tenants('walls.days');
                    create table walls.today partition of walls.days for values in ('2025-11-28')
                    """, "walls.today does not force row level security",
                    "walls.today lacks the policy tenant_rows for all commands"));

    private final DataSource superuser = TestPostgres.instance().asSuperuser();
    private final JdbcClient jdbc = JdbcClient.create(superuser);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(superuser));

    @Test
    void soundTablesAreNotNamed() {
        assertThat(violationsWith("")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyOffenderIsNamed() {
        return OFFENDERS.stream().map(offender -> DynamicTest.dynamicTest(offender.change(),
                () -> assertThat(violationsWith(offender.change())).containsExactlyElementsOf(offender.named())));
    }

    @Test
    void everyRuleHasAnOffender() {
        assertThat(TenancyCatalogue.RULES).allMatch(rule -> OFFENDERS.stream().anyMatch(offender -> !after(
                offender.change(), () -> TenancyCatalogue.violations(jdbc, rule, SCHEMA)).isEmpty()));
    }

    private List<String> violationsWith(String change) {
        return after(change, () -> TenancyCatalogue.violations(superuser, SCHEMA));
    }

    private List<String> after(String change, Supplier<List<String>> look) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql(SOUND + change).update();
            return look.get();
        }));
    }

    /** A policy of the right name, but not what {@code isolate_tenants} makes; {@code %s} is its condition. */
    private static Offender policy(String rest) {
        return new Offender("drop policy tenant_rows on walls.leak; create policy tenant_rows on walls.leak "
                + rest.formatted(OWN), "walls.leak lacks the policy tenant_rows for all commands");
    }

    /** One change that breaks a wall, and the sentences that name it. */
    private record Offender(String change, List<String> named) {

        Offender(String change, String... named) {
            this(change, List.of(named));
        }
    }
}
