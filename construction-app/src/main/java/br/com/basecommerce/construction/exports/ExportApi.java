package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.repetition.Idempotent;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/exports")
@RequiresPermission(Permission.SETTINGS_EDIT)
class ExportApi {

    private final Exports exports;
    private final Downloads downloads;

    ExportApi(Exports exports, Downloads downloads) {
        this.exports = exports;
        this.downloads = downloads;
    }

    @PostMapping
    @Idempotent
    ResponseEntity<StoreExport> request(@AuthenticationPrincipal CurrentUser user) {
        StoreExport export = exports.request(user);
        return ResponseEntity.accepted().location(URI.create("/api/v1/exports/" + export.id())).body(export);
    }

    @GetMapping("/{id}")
    StoreExport one(@PathVariable UUID id) {
        return exports.find(id).orElseThrow(ProblemException::notFound);
    }

    @GetMapping("/{id}/file")
    ResponseEntity<Resource> file(@PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @AuthenticationPrincipal CurrentUser user) {
        return downloads.of(id, range, user);
    }
}
