package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody presses twice, or the browser sends twice: one quote, one order. */
@ExtendWith({InBrowser.class, WholeSuite.class})
class DoublePressIT {

    /** The same form twice at the same moment, as when the page's own guard failed. */
    private static final String SEND_TWICE = """
            form => Promise.all([1, 2].map(() => fetch(form.action, {method: 'POST', redirect: 'follow',
                body: new URLSearchParams(new FormData(form))}).then(answer => answer.url)))
            """;

    private final RunningSuite suite;

    DoublePressIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void pressingTwiceStartsOneQuoteAndOneOrder(Windows windows) {
        Visitor salesperson = signedIn(windows);
        long quotes = count("quote");
        chooseCustomer(salesperson).dblclick();
        salesperson.page().waitForURL(Pattern.compile(".*/editar"));
        assertThat(count("quote")).isEqualTo(quotes + 1);

        long orders = count("sales_order");
        UUID quote = approved(salesperson);
        salesperson.go("/web/cotacoes/" + quote + "/conversao");
        mainAction(salesperson).dblclick();
        salesperson.page().waitForURL(Pattern.compile(".*/web/pedidos/[0-9a-f-]+"));
        assertThat(count("sales_order")).isEqualTo(orders + 1);
    }

    @Test
    void sendingTheSameFormTwiceStartsOneQuoteAndOneOrder(Windows windows) {
        Visitor salesperson = signedIn(windows);
        long quotes = count("quote");
        sendTwice(chooseCustomer(salesperson).locator("xpath=ancestor::form"));
        assertThat(count("quote")).isEqualTo(quotes + 1);

        chooseCustomer(salesperson).click();
        salesperson.page().waitForURL(Pattern.compile(".*/editar"));
        long orders = count("sales_order");
        UUID quote = approved(salesperson);
        salesperson.go("/web/cotacoes/" + quote + "/conversao");
        sendTwice(mainAction(salesperson).locator("xpath=ancestor::form"));
        assertThat(count("sales_order")).isEqualTo(orders + 1);
    }

    private Visitor signedIn(Windows windows) {
        Visitor salesperson = windows.desk(suite.address("demo"));
        salesperson.signIn("vendedor@demo.test");
        return salesperson;
    }

    private static Locator chooseCustomer(Visitor salesperson) {
        salesperson.go("/web/cotacoes/nova");
        salesperson.page().getByLabel("Cliente: nome").pressSequentially("construtora");
        return salesperson.button("Construtora").first();
    }

    /** From the editor to a quote that the customer has approved. */
    private static UUID approved(Visitor salesperson) {
        salesperson.page().getByLabel("Item", new Page.GetByLabelOptions().setExact(true)).fill("1*cimento");
        salesperson.button("Cimento").first().click();
        salesperson.page().getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("Cimento")).waitFor();
        salesperson.press("Control+Enter");
        salesperson.page().getByText("Enviada").first().waitFor();
        String url = salesperson.page().url();
        UUID quote = UUID.fromString(url.substring(url.lastIndexOf('/') + 1));
        salesperson.go("/web/cotacoes/" + quote + "/aprovacao");
        mainAction(salesperson).click();
        salesperson.page().getByText("Aprovada").first().waitFor();
        return quote;
    }

    private static Locator mainAction(Visitor salesperson) {
        return salesperson.page().locator("button[data-main-action]");
    }

    private static void sendTwice(Locator form) {
        form.evaluate(SEND_TWICE);
    }

    private long count(String table) {
        return suite.superuser().sql("select count(*) from construction." + table).query(Long.class).single();
    }
}
