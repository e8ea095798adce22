package br.com.basecommerce.construction.history;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.trace.Trace;
import br.com.basecommerce.common.web.request.ClientAddress;
import br.com.basecommerce.common.web.request.RequestIdentity;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, when, before and after. Entries are written in the transaction of the change, and never changed. */
@Component
public class AuditTrail {

    private static final String INSERT = """
            insert into construction.audit_event
              (tenant_id, id, created_at, created_by, actor_id, actor_name, role, action, subject_type, subject_id,
               before, after, address, request_id, trace_id)
            values
              (:tenant, :id, :at, :actor, :actor, :actorName, :role, :action, :subjectType, :subjectId,
               :before::jsonb, :after::jsonb, :address::inet, :requestId, :traceId)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Records a change with the fields that differ; nothing is written when none does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(CurrentUser actor, String action, String subjectType, UUID subjectId,
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        Map<String, @Nullable Object> now = new LinkedHashMap<>();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) {
                old.put(field, before.get(field));
                now.put(field, value);
            }
        });
        if (!now.isEmpty()) {
            insert(actor, action, subjectType, subjectId, old, now);
        }
    }

    /** Records something that was made, or an action without fields. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recorded(CurrentUser actor, String action, String subjectType, UUID subjectId,
            Map<String, @Nullable Object> facts) {
        insert(actor, action, subjectType, subjectId, Map.of(), facts);
    }

    /** Records an attempt, in a transaction of its own: what was attempted did not happen. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void securityEvent(CurrentUser actor, String action, Map<String, @Nullable Object> facts) {
        insert(actor, action, "access", null, Map.of(), facts);
    }

    /** Records what an operator did from the command line. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void operated(String action, String subjectType, UUID subjectId, Map<String, @Nullable Object> facts) {
        insert(null, OperatorTrail.OPERATOR, null, action, subjectType, subjectId, Map.of(), facts);
    }

    private void insert(CurrentUser actor, String action, String subjectType, @Nullable UUID subjectId,
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        insert(actor.id(), actor.name(), actor.role().code(), action, subjectType, subjectId, before, after);
    }

    private void insert(@Nullable UUID actor, String actorName, @Nullable String role, String action,
            String subjectType, @Nullable UUID subjectId, Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        @Nullable
        HttpServletRequest request = request();
        jdbc.sql(INSERT)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor, Types.OTHER)
                .param("actorName", actorName)
                .param("role", role)
                .param("action", action)
                .param("subjectType", subjectType)
                .param("subjectId", subjectId)
                .param("before", before.isEmpty() ? null : json.writeValueAsString(before))
                .param("after", after.isEmpty() ? null : json.writeValueAsString(after))
                .param("address", request == null ? null : ClientAddress.text(request))
                .param("requestId", request == null ? null : RequestIdentity.of(request))
                .param("traceId", Trace.current().map(Trace::id).orElse(null))
                .update();
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
