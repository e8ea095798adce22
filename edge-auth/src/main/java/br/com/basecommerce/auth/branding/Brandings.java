package br.com.basecommerce.auth.branding;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The look of the bound store. */
@Component
public class Brandings {

    private static final String INSERT = """
            insert into auth.branding (tenant_id, id, created_at, updated_at)
            values (:tenant, :id, :now, :now)
            """;

    private static final String READ = """
            select t.name, b.primary_color, b.secondary_color, b.logo_hash
            from auth.branding b
            join auth.tenant t on t.id = b.tenant_id
            where b.tenant_id = :tenant
            """;

    private static final String COLOURS = """
            update auth.branding
            set primary_color = :primary, secondary_color = :secondary, updated_at = :now, version = version + 1
            where tenant_id = :tenant
            """;

    private static final String LOGO = """
            select logo, logo_type, logo_hash
            from auth.branding
            where tenant_id = :tenant and logo is not null
            """;

    private static final String SET_LOGO = """
            update auth.branding
            set logo = :logo, logo_type = :type, logo_hash = :hash, updated_at = :now, version = version + 1
            where tenant_id = :tenant
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Brandings(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives a new store the platform's colours. */
    @Transactional
    public void create() {
        jdbc.sql(INSERT).param("tenant", tenant()).param("id", Ids.next()).param("now", now()).update();
    }

    @Transactional(readOnly = true)
    public Branding current() {
        return jdbc.sql(READ)
                .param("tenant", tenant())
                .query((row, number) -> new Branding(row.getString("name"), row.getString("primary_color"),
                        row.getString("secondary_color"), row.getString("logo_hash")))
                .single();
    }

    @Transactional(readOnly = true)
    Optional<Logo> logo() {
        return jdbc.sql(LOGO)
                .param("tenant", tenant())
                .query((row, number) -> new Logo(row.getBytes("logo"), row.getString("logo_type"),
                        row.getString("logo_hash")))
                .optional();
    }

    /** @throws IllegalArgumentException when one is not {@code #rrggbb} */
    @Transactional
    public void paint(Actor actor, String primaryColor, String secondaryColor) {
        Branding painted = new Branding("", primaryColor, secondaryColor, null);
        jdbc.sql(COLOURS)
                .param("tenant", tenant())
                .param("primary", painted.theme().primary())
                .param("secondary", painted.theme().secondary())
                .param("now", now())
                .update();
        audit.record(actor, Action.BRANDING_CHANGED, Subject.tenant(tenant()),
                Map.of("primary_color", primaryColor, "secondary_color", secondaryColor));
    }

    @Transactional
    public void showLogo(Actor actor, Logo logo) {
        jdbc.sql(SET_LOGO)
                .param("tenant", tenant())
                .param("logo", logo.content())
                .param("type", logo.type())
                .param("hash", logo.hash())
                .param("now", now())
                .update();
        audit.record(actor, Action.BRANDING_CHANGED, Subject.tenant(tenant()), Map.of("logo", logo.hash()));
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
