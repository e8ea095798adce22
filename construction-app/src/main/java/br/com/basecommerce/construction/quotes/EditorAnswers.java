package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.page.Fragments;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the line editor answers to a change, whichever of its controllers took it. */
@Component
class EditorAnswers {

    static final String PAGE = "quotes/editor";

    private final Reading reading;

    EditorAnswers(Reading reading) {
        this.reading = reading;
    }

    /** Does the change and answers with the page again, or with the parts that changed. */
    String change(UUID id, CurrentUser user, HtmxRequest htmx, HttpServletResponse response, Model model,
            Runnable change) {
        boolean accepted = true;
        try {
            change.run();
        } catch (ProblemException refused) {
            accepted = false;
            refuse(refused, response, model);
        }
        if (accepted && !Fragments.wanted(htmx) && !model.containsAttribute("removed")) {
            return "redirect:/web/cotacoes/" + id + "/editar";
        }
        show(id, user, model);
        model.addAttribute("oob", Fragments.wanted(htmx));
        return Fragments.view(htmx, PAGE, "changed");
    }

    /** Leaves what was refused to the model; throws what no field can show. */
    static void refuse(ProblemException refused, HttpServletResponse response, Model model) {
        boolean shown = refused.type() == ProblemType.VALIDATION || model.containsAttribute("conflict");
        if (!shown) {
            throw refused;
        }
        response.setStatus(model.containsAttribute("conflict") ? 409 : 422);
        model.addAttribute("errors", refused.fieldProblems());
        Map<String, String> messages = refused.fieldProblems().stream().collect(Collectors.toMap(FieldProblem::field,
                FieldProblem::message, (first, next) -> first, HashMap::new));
        if (model.getAttribute("typedEntry") != null && !messages.containsKey("entrada")) {
            // A line has no other field yet.
            messages.put("entrada", refused.fieldProblems().getFirst().message());
        }
        model.addAttribute("errorOf", messages);
    }

    QuoteView show(UUID id, CurrentUser user, Model model) {
        QuoteView view = reading.view(id, user);
        model.addAttribute("view", view);
        model.addAttribute("createsCustomers", user.may(Permission.CUSTOMER_CREATE));
        model.addAttribute("suggests", user.may(Permission.INSIGHT_SALES));
        if (!model.containsAttribute("errorOf")) {
            model.addAttribute("errorOf", Map.of());
        }
        return view;
    }
}
