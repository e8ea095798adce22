package br.com.basecommerce.auth.links;

import br.com.basecommerce.auth.tenants.Store;
import br.com.basecommerce.auth.tenants.Stores;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.HashingBusyException;
import br.com.basecommerce.auth.users.Passwords;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.auth.web.SeeOther;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** "Criar senha" and "Nova senha": the pages behind a one-time link. */
@Controller
class LinkController {

    private static final int BUSY_SECONDS = 5;

    private final AccessLinks links;
    private final UserAdministration users;
    private final Passwords passwords;
    private final Stores stores;

    LinkController(AccessLinks links, UserAdministration users, Passwords passwords, Stores stores) {
        this.links = links;
        this.users = users;
        this.passwords = passwords;
        this.stores = stores;
    }

    /** Looking does not use it up: messengers open links to show a preview. */
    @GetMapping("/auth/links/{token}")
    ModelAndView show(@PathVariable String token) {
        return links.find(new LinkToken(token))
                .map(link -> page(link, HttpStatus.OK).addObject("form", PasswordForm.EMPTY))
                .orElseGet(LinkController::gone);
    }

    @PostMapping("/auth/links/{token}")
    ModelAndView use(@PathVariable String token, @ModelAttribute("form") PasswordForm form, BindingResult errors) {
        Optional<OneTimeLink> link = links.find(new LinkToken(token));
        if (link.isEmpty()) {
            return gone();
        }
        check(form, link.get(), errors);
        if (errors.hasErrors()) {
            return page(link.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return links.use(new LinkToken(token), form.typed())
                    ? SeeOther.to("/auth/login?notice=password-set")
                    : gone();
        } catch (HashingBusyException busy) {
            throw ProblemException.of(ProblemType.UNAVAILABLE).with("retry_after", BUSY_SECONDS);
        }
    }

    private void check(PasswordForm form, OneTimeLink link, BindingResult errors) {
        Account account = users.find(link.userId()).orElseThrow(ProblemException::notFound);
        String storeName = stores.byId(TenantContext.required().id().value()).map(Store::name).orElse("");
        passwords.objection(form.typed(), account, storeName)
                .ifPresent(objection -> errors.rejectValue("password", "password." + objection));
        if (!form.isSameTwice()) {
            errors.rejectValue("repeated", "password.differs");
        }
    }

    private static ModelAndView page(OneTimeLink link, HttpStatusCode status) {
        ModelAndView page = new ModelAndView("password");
        page.setStatus(status);
        return page.addObject("first", link.isFirstAccess());
    }

    private static ModelAndView gone() {
        return new ModelAndView("link-gone", HttpStatus.GONE);
    }
}
