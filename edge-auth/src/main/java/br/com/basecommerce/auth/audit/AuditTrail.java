package br.com.basecommerce.auth.audit;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.request.ClientAddress;
import br.com.basecommerce.common.web.request.RequestIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The security events of the bound store. Written in the transaction of what happened, so that neither is there without the
 * other. Never holds passwords, tokens or cookies.
 */
@Component
public class AuditTrail {

    private static final String INSERT = """
            insert into auth.audit_event
              (tenant_id, id, actor_id, actor_name, action, subject_type, subject_id, detail, address, request_id,
               created_at, created_by)
            values
              (:tenant, :id, :actor, :actorName, :action, :subjectType, :subject, cast(:detail as jsonb),
               cast(:address as inet), :request, :now, :actor)
            """;

    private static final String LATEST = """
            select created_at, actor_name, action, subject_type, subject_id, host(address) as address, detail
            from auth.audit_event
            where tenant_id = :tenant
            order by created_at desc, id desc
            limit :lines
            """;
    private static final int MOST_LINES = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public void record(Actor actor, Action action, Subject subject) {
        record(actor, action, subject, Map.of());
    }

    /** @param detail facts that explain the event, for the store's owner to read */
    @Transactional
    public void record(Actor actor, Action action, @Nullable Subject subject, Map<String, ?> detail) {
        Optional<HttpServletRequest> request = request();
        jdbc.sql(INSERT)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("actor", actor.id(), Types.OTHER)
                .param("actorName", actor.name())
                .param("action", action.code())
                .param("subjectType", subject == null ? null : subject.type(), Types.VARCHAR)
                .param("subject", subject == null ? null : subject.id(), Types.OTHER)
                .param("detail", json.writeValueAsString(detail))
                .param("address", request.map(ClientAddress::text).orElse(null), Types.VARCHAR)
                .param("request", request.map(RequestIdentity::of).orElse(null), Types.VARCHAR)
                .param("now", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
                .update();
    }

    /** The latest events, newest last; at most 1000. */
    @Transactional(readOnly = true)
    public List<AuditLine> latest(int lines) {
        return jdbc.sql(LATEST)
                .param("tenant", TenantContext.required().id().value())
                .param("lines", Math.clamp(lines, 1, MOST_LINES))
                .query((row, number) -> new AuditLine(row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor_name"), row.getString("action"), row.getString("subject_type"),
                        row.getString("subject_id"), row.getString("address"), row.getString("detail")))
                .list()
                .reversed();
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
