package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.construction.access.RequiresPermission;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The owner takes everything along. */
@Controller
@RequestMapping("/web/meus-dados")
@RequiresPermission(Permission.SETTINGS_EDIT)
class ExportPages {

    private final Exports exports;
    private final Downloads downloads;

    ExportPages(Exports exports, Downloads downloads) {
        this.exports = exports;
        this.downloads = downloads;
    }

    /** The page; while it waits it asks for its state alone, and is told nothing until there is something new. */
    @GetMapping
    Object show(HtmxRequest htmx, Model model) {
        StoreExport newest = exports.newest().orElse(null);
        if (newest != null && newest.preparing() && Fragments.wanted(htmx)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("export", newest);
        model.addAttribute("file", exports.newestFile().orElse(null));
        model.addAttribute("mayRequest", exports.mayBeRequested());
        model.addAttribute("most", Exports.MOST_KEPT);
        return Fragments.view(htmx, "exports/export", "state");
    }

    @PostMapping
    RedirectView request(@AuthenticationPrincipal CurrentUser user) {
        exports.request(user);
        RedirectView back = new RedirectView("/web/meus-dados");
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return back;
    }

    @GetMapping("/{id}/zip")
    ResponseEntity<Resource> file(@PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @AuthenticationPrincipal CurrentUser user) {
        return downloads.of(id, range, user);
    }
}
