package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.web.page.Option;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import java.util.Arrays;
import java.util.List;
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

/** The further units of a product on screen: the whole list in one form, as it is saved. */
@Controller
@RequestMapping("/web/produtos/{id}/unidades")
@RequiresPermission(Permission.PRODUCT_EDIT)
class UnitPages {

    private static final List<Option> UNITS = Arrays.stream(Unit.values())
            .map(unit -> new Option(unit.code(), unit.singular())).toList();

    private final ProductRegister register;

    UnitPages(ProductRegister register) {
        this.register = register;
    }

    @GetMapping
    ModelAndView edit(@PathVariable UUID id) {
        ProductFacts product = register.facts(id);
        return form(product, UnitsEntry.of(product.furtherUnits()), product.version());
    }

    @PostMapping
    ModelAndView change(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("form") UnitsEntry entry,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            register.replaceUnits(id, version, entry.forms(), Numbers.OF_PEOPLE, user);
            return new ModelAndView("redirect:/web/produtos/" + id);
        } catch (ProblemException refused) {
            UnitsEntry again = entry.again();
            BindingResult binding = new BeanPropertyBindingResult(again, "form");
            Forms.show(refused, binding);
            ModelAndView view = form(register.facts(id), again, version);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view.addObject(BindingResult.MODEL_KEY_PREFIX + "form", binding);
        }
    }

    private static ModelAndView form(ProductFacts product, UnitsEntry entry, int version) {
        return new ModelAndView("catalogue/units").addObject("product", product).addObject("form", entry)
                .addObject("version", version).addObject("units", UNITS);
    }
}
