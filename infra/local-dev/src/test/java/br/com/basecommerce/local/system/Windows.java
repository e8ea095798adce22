package br.com.basecommerce.local.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The windows of one test, each a browser of its own: nobody is signed in, nothing is remembered. */
final class Windows implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 20_000;

    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();

    Windows(Browser browser) {
        this.browser = browser;
    }

    /** A desk as in the shop; the address is the store's, without a path. */
    Visitor desk(String address) {
        return open(new Browser.NewContextOptions().setViewportSize(1366, 820), address);
    }

    /** A telephone with a touch screen, 390 pixels wide. */
    Visitor phone(String address) {
        return open(new Browser.NewContextOptions().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true),
                address);
    }

    private Visitor open(Browser.NewContextOptions kind, String address) {
        BrowserContext context = browser.newContext(kind.setBaseURL(address).setLocale("pt-BR")
                .setTimezoneId("America/Sao_Paulo"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Visitor visitor = new Visitor(context.newPage());
        visitors.add(visitor);
        return visitor;
    }

    void photograph(Path directory, String name) {
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).page().screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(directory.resolve(name + "-" + (i + 1) + ".png")));
        }
    }

    @Override
    public void close() {
        visitors.forEach(visitor -> visitor.page().context().close());
    }
}
