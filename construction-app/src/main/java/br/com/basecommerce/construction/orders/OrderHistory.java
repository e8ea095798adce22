package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every step of an order or a delivery, with who took it and why. */
@Component
public class OrderHistory {

    private static final String ADD = """
            insert into construction.status_change
              (tenant_id, id, created_at, created_by, subject_type, subject_id, old_status, new_status, reason, note,
               actor_id, actor_name)
            values
              (:tenant, :id, :now, :by, :subjectType, :subject, :before, :next, :reason, :note, :by, :name)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param subjectType {@code order}, {@code delivery}
     * @param before null for the first status
     */
    public void changed(String subjectType, UUID subject, @Nullable String before, String next,
            @Nullable String reason, @Nullable String note) {
        jdbc.sql(ADD)
                .param("tenant", TenantContext.required().id().value())
                .param("id", Ids.next())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("by", SignedIn.id())
                .param("subjectType", subjectType)
                .param("subject", subject)
                .param("before", before)
                .param("next", next)
                .param("reason", reason)
                .param("note", note)
                .param("name", SignedIn.user().map(CurrentUser::name).orElse(null))
                .update();
    }
}
