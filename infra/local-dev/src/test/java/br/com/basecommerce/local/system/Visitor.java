package br.com.basecommerce.local.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import br.com.basecommerce.local.demo.DemoStores;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person in front of a window, and what the browser complained of meanwhile. */
final class Visitor {

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + " " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + " " + error));
    }

    Page page() {
        return page;
    }

    Response go(String path) {
        return page.navigate(path);
    }

    /** Comes as somebody who is not signed in: by the way of the login page to the dashboard. */
    void signIn(String email) {
        go("/");
        fillInLogin(email);
        page.waitForURL(Pattern.compile(".*/web/dashboard"));
    }

    void fillInLogin(String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Senha").fill(DemoStores.PASSWORD);
        page.keyboard().press("Enter");
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Into whatever has the focus. */
    void type(String text) {
        page.keyboard().type(text);
    }

    Locator heading(String text) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** Errors of the console, of scripts, and breaches of the content security policy, each with its page. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
