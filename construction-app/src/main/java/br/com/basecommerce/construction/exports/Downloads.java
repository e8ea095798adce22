package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The answer to who takes a file out, page or program. */
@Component
class Downloads {

    private static final MediaType ZIP = new MediaType("application", "zip");

    private final Exports exports;
    private final Parts parts;
    private final StoreCalendar calendar;

    Downloads(Exports exports, Parts parts, StoreCalendar calendar) {
        this.exports = exports;
        this.parts = parts;
        this.calendar = calendar;
    }

    /**
     * @param range where a download goes on that was recorded when it began; null for a whole one
     * @throws ProblemException not-found when there is no such export, or it is not ready, or not any more
     */
    ResponseEntity<Resource> of(UUID id, @Nullable String range, CurrentUser user) {
        StoreExport export = exports.find(id).filter(StoreExport::ready).orElseThrow(ProblemException::notFound);
        if (range == null) {
            exports.taken(export, user);
        }
        String name = "basecommerce-%s-%s.zip".formatted(TenantContext.required().slug(), calendar.dayOf(export
                .createdAt()));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build()
                        .toString())
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .eTag(Objects.requireNonNull(export.sha256()))
                .body(new ExportContent(parts, export));
    }
}
