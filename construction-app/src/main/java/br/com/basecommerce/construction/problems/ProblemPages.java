package br.com.basecommerce.construction.problems;

import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Explains to anybody what the {@code type} of a problem means (http-interface.md section 8). */
@Controller
class ProblemPages {

    @GetMapping("/problems/{slug}")
    String explain(@PathVariable String slug, Model model) {
        ProblemType type = ProblemType.ofSlug(slug).orElseThrow(ProblemException::notFound);
        model.addAttribute("slug", type.slug());
        model.addAttribute("status", type.status());
        return "problems/problem";
    }
}
