package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import java.lang.ScopedValue.CallableOp;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of a test's own, with one user of each of the employees' roles. Tests never see each other's stores. */
public final class TestStore {

    private static final String TENANT = """
            insert into auth.tenant (id, slug, name, legal_name, email, created_at, updated_at)
            values (:id, :slug, :name, :name || ' Ltda.', 'contato@' || :slug || '.test', now(), now())
            """;
    private static final String USER = """
            insert into auth.app_user (tenant_id, id, name, email, role, created_at, updated_at)
            values (:tenant, :id, :name, :email, :role, now(), now())
            """;
    private static final String PICTURE = """
            with made as (
              insert into construction.attachment (tenant_id, id, created_at, sha256, content_type, bytes, purpose)
              values (:tenant, :id, now() - make_interval(months => :ago), md5(:id::text) || md5(:id::text), 'image/webp',
                      3, :purpose)
              returning tenant_id, id, created_at
            )
            insert into construction.attachment_content (tenant_id, attachment_id, created_at, content)
            select tenant_id, id, created_at, 'abc' from made
            """;
    private static final Map<Role, String> NAMES = Map.of(Role.ADMIN, "João Dono", Role.SALESPERSON, "Maria Vendas",
            Role.FINANCE, "Paulo Contas", Role.STOCKKEEPER, "Rita Estoque", Role.DRIVER, "Beto Motorista");

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final Tenant tenant;
    private final Map<Role, TestUser> users = new EnumMap<>(Role.class);

    private TestStore(Tenant tenant) {
        this.tenant = tenant;
    }

    public static TestStore open() {
        UUID id = Ids.next();
        String slug = "loja-" + id.toString().substring(24);
        TestStore store = new TestStore(new Tenant(new TenantId(id), slug, Tenant.DEFAULT_ZONE));
        store.superuser.sql(TENANT).param("id", id).param("slug", slug).param("name", "Loja " + slug).update();
        NAMES.forEach((role, name) -> store.users.put(role, store.hire(role, name)));
        return store;
    }

    /** One more user of a role. */
    public TestUser hire(Role role, String name) {
        CurrentUser user = new CurrentUser(Ids.next(), name, role, tenant, null, Scope.SESSION,
                Ids.next().toString());
        superuser.sql(USER).param("tenant", tenant.id().value()).param("id", user.id()).param("name", name)
                .param("email", user.id() + "@" + tenant.slug() + ".test").param("role", role.code()).update();
        return new TestUser(user);
    }

    /** Another picture that came so many months ago, with its content. */
    public UUID picture(String purpose, int monthsAgo) {
        UUID id = Ids.next();
        superuser.sql(PICTURE).param("tenant", id()).param("id", id).param("ago", monthsAgo).param("purpose", purpose)
                .update();
        return id;
    }

    public Tenant tenant() {
        return tenant;
    }

    public UUID id() {
        return tenant.id().value();
    }

    public TestUser as(Role role) {
        TestUser user = users.get(role);
        if (user == null) {
            throw new IllegalArgumentException("the store has no " + role);
        }
        return user;
    }

    public TestUser admin() {
        return as(Role.ADMIN);
    }

    public TestUser salesperson() {
        return as(Role.SALESPERSON);
    }

    /** Does something inside the store, as a request would. */
    public <R, X extends Throwable> R call(CallableOp<? extends R, X> work) throws X {
        return TenantContext.call(tenant, work);
    }

    public void run(Runnable work) {
        TenantContext.run(tenant, work);
    }
}
