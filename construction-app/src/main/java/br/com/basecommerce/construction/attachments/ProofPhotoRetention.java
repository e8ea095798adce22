package br.com.basecommerce.construction.attachments;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.construction.history.AuditTrail;
import br.com.basecommerce.construction.settings.Settings;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Photos that prove a delivery are kept for the months that the store has set; receiver, signature and time for good. What
 * is removed is the picture: its row stays, so that a proof can still say that there was one.
 *
 * <p>The same picture is stored once. Its newest proof counts, or where none has it the day it came; one that a product shows,
 * too, stays.
 */
@Component
class ProofPhotoRetention {

    private static final int BATCH = 200;

    private static final String REMOVE = """
            with outdated as (
              select a.id
              from construction.attachment a
              left join (
                select photo_id, max(received_at) as received_at
                from construction.proof_of_delivery
                group by photo_id
              ) as proof on proof.photo_id = a.id
              where a.purpose = 'proof_photo' and a.removed_at is null
                and coalesce(proof.received_at, a.created_at) < :before
                and not exists (select from construction.product p where p.tenant_id = a.tenant_id and p.photo_id = a.id)
              order by a.id
              limit :limit
              for update of a
            ), emptied as (
              delete from construction.attachment_content
              where attachment_id in (select id from outdated)
            )
            update construction.attachment
            set removed_at = :now
            where id in (select id from outdated)
            """;

    record Purged(String tenant, int months, long photos) {}

    private final JdbcClient jdbc;
    private final Settings settings;
    private final StoreCalendar calendar;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ProofPhotoRetention(JdbcClient jdbc, Settings settings, StoreCalendar calendar, AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.calendar = calendar;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    Purged purge(Tenant store) {
        return TenantContext.call(store, () -> {
            int months = settings.current().proofPhotoRetentionMonths();
            Instant before = calendar.startOf(calendar.today().minusMonths(months));
            long photos = 0;
            int removed = remove(before);
            while (removed > 0) {
                photos += removed;
                removed = remove(before);
            }
            return new Purged(store.slug(), months, photos);
        });
    }

    private int remove(Instant before) {
        Integer removed = transaction.execute(status -> {
            int photos = jdbc.sql(REMOVE)
                    .param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC))
                    .param("now", OffsetDateTime.ofInstant(calendar.now(), ZoneOffset.UTC))
                    .param("limit", BATCH)
                    .update();
            if (photos > 0) {
                audit.operated("attachments.purged", "tenant", TenantContext.required().id().value(),
                        Map.of("proof_photos", photos));
            }
            return photos;
        });
        return removed == null ? 0 : removed;
    }
}
