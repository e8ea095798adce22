package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Job sites for programs. */
@RestController
@RequestMapping("/api/v1/job-sites")
class JobSiteApi {

    private final JobSiteRegister register;
    private final MergePatch patches;

    JobSiteApi(JobSiteRegister register, MergePatch patches) {
        this.register = register;
        this.patches = patches;
    }

    @GetMapping
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    Listing<JobSiteFacts> list(@ModelAttribute JobSiteFilter filter) {
        return register.list(filter);
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.CUSTOMER_VIEW)
    ResponseEntity<JobSiteFacts> get(@PathVariable UUID id) {
        return answer(register.get(id));
    }

    @PostMapping
    @Idempotent
    @RequiresPermission(Permission.JOB_SITE_EDIT)
    ResponseEntity<JobSiteFacts> create(@RequestBody JobSiteForm form, @AuthenticationPrincipal CurrentUser user) {
        JobSite site = register.register(form, user);
        return Versions.created(URI.create("/api/v1/job-sites/" + site.id()), site.facts(), site.version());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.JOB_SITE_EDIT)
    ResponseEntity<JobSiteFacts> change(@PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        return answer(register.change(id, Versions.seen(ifMatch), user, form -> patches.apply(form, patch)));
    }

    private static ResponseEntity<JobSiteFacts> answer(JobSite site) {
        return Versions.answer(site.facts(), site.version());
    }
}
