package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.web.page.Option;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes a product in and changes it on screen. */
@Controller
@RequestMapping("/web/produtos")
@RequiresPermission(Permission.PRODUCT_EDIT)
class ProductFormPages {

    private static final List<Option> UNITS = Arrays.stream(Unit.values())
            .map(unit -> new Option(unit.code(), unit.singular())).toList();

    private final ProductRegister register;
    private final Categories categories;

    ProductFormPages(ProductRegister register, Categories categories) {
        this.register = register;
        this.categories = categories;
    }

    @GetMapping("/novo")
    ModelAndView blank(@RequestParam(required = false) @Nullable String nome) {
        return creation(ProductEntry.empty(nome), HttpStatus.OK).addObject("key", Ids.next());
    }

    @PostMapping("/novo")
    ModelAndView create(@ModelAttribute("form") ProductEntry entry, BindingResult binding,
            @RequestParam(name = "_key", required = false) @Nullable String key,
            @AuthenticationPrincipal CurrentUser user) {
        try {
            return shown(register.register(entry.form(), Numbers.OF_PEOPLE, user).id());
        } catch (ProblemException refused) {
            return creation(entry, show(refused, binding)).addObject("key", key);
        }
    }

    @GetMapping("/{id}/editar")
    ModelAndView edit(@PathVariable UUID id) {
        Product product = register.get(id);
        return change(id, ProductEntry.of(product.data()), product.version(), HttpStatus.OK);
    }

    @PostMapping("/{id}/editar")
    ModelAndView change(@PathVariable UUID id, @RequestParam int version, @ModelAttribute("form") ProductEntry entry,
            BindingResult binding, @AuthenticationPrincipal CurrentUser user) {
        try {
            register.change(id, version, Numbers.OF_PEOPLE, user, entry::form);
            return shown(id);
        } catch (ProblemException refused) {
            return change(id, entry, version, show(refused, binding));
        }
    }

    /** Puts a refusal to its fields, and says with which status the form comes back. */
    private static HttpStatus show(ProblemException refused, BindingResult binding) {
        if (refused.type() == ProblemType.DUPLICATE && refused.members().get("existing") instanceof Map<?, ?> other) {
            String field = String.valueOf(refused.members().get("field"));
            binding.rejectValue(field, "catalogue.duplicate." + field, new Object[]{other.get("name")}, null);
            return HttpStatus.CONFLICT;
        }
        if (refused.type() == ProblemType.UNIT_IN_USE) {
            binding.rejectValue("stockUnit", "products.units_locked");
            return HttpStatus.CONFLICT;
        }
        Forms.show(refused, binding);
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    private static ModelAndView shown(UUID id) {
        return new ModelAndView("redirect:/web/produtos/" + id);
    }

    private ModelAndView creation(ProductEntry entry, HttpStatus status) {
        return form(entry, "/web/produtos/novo", "/web/produtos", status).addObject("locked", false);
    }

    private ModelAndView change(UUID id, ProductEntry entry, int version, HttpStatus status) {
        String place = "/web/produtos/" + id;
        return form(entry, place + "/editar", place, status).addObject("version", version)
                .addObject("locked", entry.stockUnit() == null || (status == HttpStatus.OK && register.unitsInUse(id)));
    }

    private ModelAndView form(ProductEntry entry, String action, String back, HttpStatus status) {
        ModelAndView view = new ModelAndView("catalogue/form");
        view.setStatus(status);
        return view.addObject("form", entry).addObject("action", action).addObject("back", back)
                .addObject("units", UNITS)
                .addObject("categories", categories.all().stream()
                        .map(category -> new Option(category.id().toString(), category.name())).toList());
    }
}
