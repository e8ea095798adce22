package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.construction.access.RequiresPermission;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    /** The page, or its state alone while it waits. */
    @GetMapping
    String show(HtmxRequest htmx, Model model) {
        model.addAttribute("export", exports.newest().orElse(null));
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
    ResponseEntity<Resource> file(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return downloads.of(id, user);
    }
}
