package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.history.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The exports of the bound store, until they expire. At most one is being prepared. */
@Component
class Exports {

    /** Files a store may keep at a time: each is as large as all it has. */
    static final int MOST_KEPT = 3;

    /** Somebody in the store waits for an export. */
    record Requested(Tenant store) {}

    private static final String SUBJECT = "export_file";
    private static final String REQUESTED = "export.requested";

    /** A backup holds no parts: what was ready before a restore is not there any more. */
    private static final String LIVE = """
            select f.id, f.version, f.created_at, f.updated_at, f.finished_at, f.bytes, f.sha256, f.expires_at,
                   case when f.status = 'ready' and not exists (
                     select from construction.export_file_part p
                     where p.tenant_id = f.tenant_id and p.export_file_id = f.id
                   ) then 'failed' else f.status end as status
            from construction.export_file f
            where f.tenant_id = :tenant and (f.expires_at is null or f.expires_at > :now)
            order by f.created_at desc, f.id desc
            """;

    private static final String BEGIN = """
            insert into construction.export_file
              (tenant_id, id, created_at, created_by, updated_at, status, requested_by)
            values (:tenant, :id, :now, :user, :now, 'preparing', :user)
            on conflict (tenant_id) where status = 'preparing' do nothing
            """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Exports(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks for an export: the one that is being prepared already, or a new one.
     *
     * @throws ProblemException rate-limited while {@link #MOST_KEPT} are kept
     */
    @Transactional
    StoreExport request(CurrentUser user) {
        if (live().stream().noneMatch(StoreExport::preparing)) {
            requireRoom();
            UUID id = Ids.next();
            if (begins(id, user.id())) {
                audit.recorded(user, REQUESTED, SUBJECT, id, Map.of());
                events.publishEvent(new Requested(TenantContext.required()));
            }
        }
        return newest().orElseThrow();
    }

    /** As {@link #request}, for an operator, who may always, and makes it himself. */
    @Transactional
    StoreExport requestAsOperator() {
        UUID id = Ids.next();
        if (begins(id, null)) {
            audit.operated(REQUESTED, SUBJECT, id, Map.of());
        }
        return newest().orElseThrow();
    }

    private void requireRoom() {
        List<StoreExport> kept = kept();
        if (kept.size() >= MOST_KEPT) {
            Instant firstExpires = Objects.requireNonNull(kept.getLast().expiresAt());
            throw ProblemException.of(ProblemType.RATE_LIMITED).detail("exports.enough", MOST_KEPT)
                    .with("retry_after", (int) Duration.between(clock.instant(), firstExpires).toSeconds() + 1);
        }
    }

    /** Does nothing while another one is prepared, even one of a second click at this moment. */
    private boolean begins(UUID id, @Nullable UUID user) {
        return jdbc.sql(BEGIN).param("tenant", tenant()).param("id", id).param("now", now()).param("user", user,
                Types.OTHER).update() > 0;
    }

    /** The last one asked for. */
    @Transactional(readOnly = true)
    Optional<StoreExport> newest() {
        return live().stream().findFirst();
    }

    /** The last one whose file can be taken out, whatever became of those asked for since. */
    @Transactional(readOnly = true)
    Optional<StoreExport> newestFile() {
        return kept().stream().findFirst();
    }

    @Transactional(readOnly = true)
    Optional<StoreExport> find(UUID id) {
        return live().stream().filter(export -> export.id().equals(id)).findFirst();
    }

    /** Whether {@link #request} would begin a new one, or lead to the one that is prepared. */
    @Transactional(readOnly = true)
    boolean mayBeRequested() {
        return kept().size() < MOST_KEPT;
    }

    /** Records that the file is taken out, and by whom: it holds the data of all customers. */
    @Transactional
    void taken(StoreExport export, CurrentUser user) {
        audit.recorded(user, "export.downloaded", SUBJECT, export.id(), Map.of());
    }

    /** Removes what has expired, with its parts. */
    @Transactional
    void removeExpired() {
        jdbc.sql("delete from construction.export_file where tenant_id = :tenant and expires_at <= :now")
                .param("tenant", tenant()).param("now", now()).update();
    }

    private List<StoreExport> kept() {
        return live().stream().filter(StoreExport::ready).toList();
    }

    /** A handful: what is made or has failed within a day. The newest comes first. */
    private List<StoreExport> live() {
        return jdbc.sql(LIVE).param("tenant", tenant()).param("now", now()).query((row, number) -> export(row)).list();
    }

    private static StoreExport export(ResultSet row) throws SQLException {
        return new StoreExport(row.getObject("id", UUID.class), row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                ExportStatus.ofCode(row.getString("status")), instant(row, "finished_at"),
                row.getObject("bytes", Long.class), row.getString("sha256"), instant(row, "expires_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime written = row.getObject(column, OffsetDateTime.class);
        return written == null ? null : written.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
