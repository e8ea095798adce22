package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.store.Users;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** What waits for the owner's decision. */
@Controller
@RequestMapping("/web/liberacoes")
@RequiresPermission(Permission.QUOTE_RELEASE)
class ReleasePages {

    private static final String PAGE = "quotes/releases";

    /** A request with its figures as people read them. */
    record Card(Releases.Request request, Money total, List<Over> lines) {

        static Card of(Releases.Request request) {
            List<Over> lines = request.figures().path("lines").valueStream().map(Over::of).toList();
            return new Card(request, Money.of(request.figures().path("total").asString()), lines);
        }
    }

    /** @param margin null without a cost */
    record Over(String description, Percentage effective, Percentage limit, @Nullable Percentage margin) {

        static Over of(JsonNode line) {
            JsonNode margin = line.path("margin");
            return new Over(line.path("description").asString(), Percentage.of(line.path("effective").asString()),
                    Percentage.of(line.path("limit").asString()),
                    margin.isNull() ? null : Percentage.of(margin.asString()));
        }
    }

    private final Releases releases;
    private final Users users;

    ReleasePages(Releases releases, Users users) {
        this.releases = releases;
        this.users = users;
    }

    @GetMapping
    String waiting(Model model) {
        List<Releases.Request> requests = releases.list(ReleaseStatus.PENDING);
        model.addAttribute("cards", requests.stream().map(Card::of).toList());
        model.addAttribute("names", users.namesById(requests.stream().map(Releases.Request::requestedBy).toList()));
        model.addAttribute("key", Ids.next());
        return PAGE;
    }

    @PostMapping("/{id}/liberar")
    String grant(@PathVariable UUID id, @RequestParam(name = "nota", required = false) @Nullable String note,
            @AuthenticationPrincipal CurrentUser user) {
        releases.grant(id, note == null || note.isBlank() ? null : note, user);
        return "redirect:/web/liberacoes";
    }

    @PostMapping("/{id}/recusar")
    String refuse(@PathVariable UUID id, @RequestParam(name = "nota", required = false) @Nullable String note,
            @AuthenticationPrincipal CurrentUser user, HttpServletResponse response, Model model) {
        try {
            releases.refuse(id, note, user);
            return "redirect:/web/liberacoes";
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.VALIDATION) {
                throw refused;
            }
            response.setStatus(refused.type().status());
            model.addAttribute("refusedRequest", id);
            model.addAttribute("error", refused.fieldProblems().getFirst().message());
            return waiting(model);
        }
    }
}
