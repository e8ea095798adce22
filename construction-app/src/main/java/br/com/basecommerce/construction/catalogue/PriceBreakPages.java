package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The quantity breaks of a product on screen: the whole list in one form, as it is saved. */
@Controller
@RequestMapping("/web/produtos/{id}/faixas")
@RequiresPermission(Permission.PRODUCT_PRICE)
class PriceBreakPages {

    private final ProductRegister register;
    private final Forms forms;

    PriceBreakPages(ProductRegister register, Forms forms) {
        this.register = register;
        this.forms = forms;
    }

    @GetMapping
    ModelAndView edit(@PathVariable UUID id) {
        ProductFacts product = register.facts(id);
        return form(product, BreakEntry.Whole.of(register.breaks(id)), product.version());
    }

    @PostMapping
    ModelAndView change(@PathVariable UUID id, @RequestParam int version,
            @ModelAttribute("form") BreakEntry.Whole entry, @AuthenticationPrincipal CurrentUser user) {
        ProductFacts product = register.facts(id);
        try {
            register.replaceBreaks(id, version, entry.read(forms.read()), user);
            return new ModelAndView("redirect:/web/produtos/" + id);
        } catch (ProblemException refused) {
            BreakEntry.Whole again = entry.again();
            BindingResult binding = new BeanPropertyBindingResult(again, "form");
            Forms.show(refused, binding);
            ModelAndView view = form(product, again, version);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view.addObject(BindingResult.MODEL_KEY_PREFIX + "form", binding);
        }
    }

    private static ModelAndView form(ProductFacts product, BreakEntry.Whole entry, int version) {
        return new ModelAndView("catalogue/breaks").addObject("product", product).addObject("form", entry)
                .addObject("version", version);
    }
}
