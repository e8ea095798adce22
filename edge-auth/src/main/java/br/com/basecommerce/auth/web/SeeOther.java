package br.com.basecommerce.auth.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The answer to a post that succeeded: 303 to a page of the same host. */
public final class SeeOther {

    private SeeOther() {}

    public static ModelAndView to(String localPath) {
        RedirectView redirect = new RedirectView(localPath);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        redirect.setExpandUriTemplateVariables(false);
        redirect.setExposeModelAttributes(false);
        return new ModelAndView(redirect);
    }
}
