package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every main page in a browser, at a desk and on a telephone: it opens, fits, can be used by everybody, and breaks nothing. */
@ExtendWith({InBrowser.class, WholeSuite.class})
class MainPagesIT {

    private static final List<String> PAGES = List.of("/web/dashboard", "/web/clientes", "/web/clientes/novo",
            "/web/produtos", "/web/produtos/novo", "/web/cotacoes?situacao=ALL", "/web/cotacoes/nova",
            "/web/liberacoes",
            "/web/pedidos?situacao=ALL", "/web/pedidos/novo", "/web/entregas", "/web/estoque",
            "/web/recomendacoes?aba=estoque",
            "/web/recomendacoes?aba=vendas", "/web/meus-dados");
    private static final List<String> WITH_DETAILS = List.of("/web/clientes", "/web/produtos", "/web/cotacoes",
            "/web/pedidos");
    private static final Pattern DETAIL = Pattern.compile("/web/[a-z]+/[0-9a-f]{8}-[0-9a-f-]{27}");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String HIDDEN_ASIDE = """
            document.documentElement.scrollWidth - document.documentElement.clientWidth
            """;
    private static final String HREFS = "links => links.map(link => link.getAttribute('href'))";

    private final RunningSuite suite;
    private final List<String> findings = new ArrayList<>();

    MainPagesIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void nothingIsWrongWithAPageAtADesk(Windows windows) {
        assertThat(findings(windows.desk(suite.address("demo")))).isEmpty();
    }

    @Test
    void nothingIsWrongWithAPageOnATelephone(Windows windows) {
        assertThat(findings(windows.phone(suite.address("demo")))).isEmpty();
    }

    private List<String> findings(Visitor owner) {
        look(owner, "/auth/login");
        owner.signIn("admin@demo.test");
        for (String path : PAGES) {
            look(owner, path);
            String list = path.split("\\?", 2)[0];
            if (WITH_DETAILS.contains(list)) {
                look(owner, firstDetail(owner, list));
            }
        }
        findings.addAll(owner.complaints());
        return findings;
    }

    private String firstDetail(Visitor owner, String list) {
        Object hrefs = owner.page().locator("main a[href^='" + list + "/']").evaluateAll(HREFS);
        return ((List<?>) hrefs).stream().map(Object::toString).filter(DETAIL.asMatchPredicate()).findFirst()
                .orElseThrow(() -> new AssertionError(list + " leads to nothing"));
    }

    private void look(Visitor visitor, String path) {
        Response answer = Objects.requireNonNull(visitor.go(path));
        note(path, answer.status() == 200 ? List.of() : List.of("status " + answer.status()));
        visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
        int aside = ((Number) visitor.page().evaluate(HIDDEN_ASIDE)).intValue();
        note(path, aside > 0 ? List.of(aside + " pixels lie beside the window") : List.of());
        note(path, new AxeBuilder(visitor.page()).withTags(RULES).setLegacyMode(true).analyze().getViolations().stream()
                .map(rule -> rule.getImpact() + " " + rule.getId() + ": " + rule.getNodes().getFirst().getHtml()
                        + " (" + rule.getNodes().size() + " places)")
                .toList());
    }

    private void note(String path, List<String> what) {
        what.forEach(one -> findings.add(path + " " + one));
    }
}
