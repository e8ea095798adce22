package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.rest.Listing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests to the owner, for programs. */
@RestController
@RequestMapping("/api/v1/release-requests")
@RequiresPermission(Permission.QUOTE_RELEASE)
class ReleaseApi {

    record Decision(@Nullable String note) {}

    private final Releases releases;

    ReleaseApi(Releases releases) {
        this.releases = releases;
    }

    @GetMapping
    Listing<Releases.Request> list(@RequestParam(defaultValue = "pending") String status) {
        try {
            return new Listing<>(releases.list(ReleaseStatus.ofCode(status)), null, null);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
    }

    @GetMapping("/{id}")
    Releases.Request get(@PathVariable UUID id) {
        return releases.get(id);
    }

    @PostMapping("/{id}/grant")
    Releases.Request grant(@PathVariable UUID id, @RequestBody(required = false) @Nullable Decision body,
            @AuthenticationPrincipal CurrentUser user) {
        return releases.grant(id, body == null ? null : body.note(), user);
    }

    @PostMapping("/{id}/refusal")
    Releases.Request refuse(@PathVariable UUID id, @RequestBody Decision body,
            @AuthenticationPrincipal CurrentUser user) {
        return releases.refuse(id, body.note(), user);
    }
}
