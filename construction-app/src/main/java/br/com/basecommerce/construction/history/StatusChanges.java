package br.com.basecommerce.construction.history;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The transitions of quotes, orders, deliveries and whatever else has a state, written in the transaction of each. */
@Component
public class StatusChanges {

    /**
     * One transition.
     *
     * @param from null for the first state
     * @param actorId null for what no user did
     */
    public record StatusChange(String subjectType, UUID subjectId, @Nullable String from, String to,
            @Nullable String channel, @Nullable String reason, @Nullable String note, @Nullable UUID actorId,
            @Nullable String actorName, Instant at) {}

    private static final String INSERT = """
            insert into construction.status_change
              (tenant_id, id, created_at, created_by, subject_type, subject_id, old_status, new_status, channel, reason,
               note, actor_id, actor_name)
            values
              (:tenant, :id, :at, :actor, :subjectType, :subjectId, :from, :to, :channel, :reason,
               :note, :actor, :actorName)
            """;
    private static final String OF_SUBJECT = """
            select subject_type, subject_id, old_status, new_status, channel, reason, note, actor_id, actor_name,
                   created_at
            from construction.status_change
            where tenant_id = :tenant and subject_type = :subjectType and subject_id = :subjectId
            order by created_at, id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A change that happens now; {@code channel}, {@code reason}, {@code note} and the actor may be absent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String subjectType, UUID subjectId, @Nullable String from, String to, @Nullable String channel,
            @Nullable String reason, @Nullable String note, @Nullable UUID actorId, @Nullable String actorName) {
        jdbc.sql(INSERT)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actorId)
                .param("subjectType", subjectType)
                .param("subjectId", subjectId)
                .param("from", from)
                .param("to", to)
                .param("channel", channel)
                .param("reason", reason)
                .param("note", note)
                .param("actorName", actorName)
                .update();
    }

    /** The history of one document, oldest first. */
    @Transactional(readOnly = true)
    public List<StatusChange> of(String subjectType, UUID subjectId) {
        return jdbc.sql(OF_SUBJECT)
                .param("tenant", TenantContext.required().id().value())
                .param("subjectType", subjectType)
                .param("subjectId", subjectId)
                .query((row, number) -> new StatusChange(row.getString("subject_type"),
                        row.getObject("subject_id", UUID.class), row.getString("old_status"),
                        row.getString("new_status"), row.getString("channel"), row.getString("reason"),
                        row.getString("note"), row.getObject("actor_id", UUID.class), row.getString("actor_name"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
