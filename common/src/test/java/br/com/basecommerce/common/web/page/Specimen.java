package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.common.web.theme.Theme;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxResponse;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Every fragment on pages like the real ones, for the tests and for eyes: run {@link #main} and open
 * {@code http://localhost:8090/specimen/painel}; {@code ?loja=amarela} shows a light store colour.
 */
@Configuration(proxyBeanMethods = false)
@Import(Specimen.Parts.class)
class Specimen {

    static final Instant NOW = Instant.parse("2026-11-23T13:42:00Z");

    private static final Theme DARK = Theme.of("#0e6170", "#e2762b");
    private static final Theme LIGHT = Theme.of("#f5b400", "#1d3557");

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Specimen.class)
                .properties("server.port=8090", "spring.config.import=classpath:basecommerce.yml").run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    Storefronts storefronts() {
        return new Storefronts() {

            @Override
            public Storefront current() {
                String shop = shop();
                return new Storefront(shop.equals("amarela") ? "Casa do Construtor Amarelinho" : "Loja do Zé", null,
                        "/specimen/theme.css?loja=" + shop);
            }

            @Override
            public List<String> administrators() {
                return List.of("José Carvalho", "Rita Lima");
            }
        };
    }

    @Bean
    Menu menu() {
        return new Menu() {

            @Override
            public List<MenuEntry> entries() {
                return List.of(
                        MenuEntry.of("dashboard", "/specimen/painel", "layout-dashboard", Permission.DASHBOARD_VIEW),
                        MenuEntry.of("quotes", "/specimen/lista", "file-text", Permission.QUOTE_VIEW),
                        MenuEntry.of("orders", "/specimen/pedido", "clipboard-check", Permission.ORDER_VIEW),
                        MenuEntry.of("customers", "/specimen/formulario", "users", Permission.CUSTOMER_VIEW),
                        MenuEntry.of("products", "/specimen/estados", "box", Permission.PRODUCT_VIEW),
                        MenuEntry.of("stock", "/specimen/estoque", "building-warehouse", Permission.STOCK_VIEW));
            }

            @Override
            public List<MenuEntry> shortcuts() {
                return List.of(
                        MenuEntry.of("search", "/specimen/busca", "search", Permission.DASHBOARD_VIEW),
                        MenuEntry.of("new-quote", "/specimen/editor", "plus", Permission.QUOTE_CREATE));
            }
        };
    }

    @Bean
    Filter signedIn() {
        CurrentUser maria = new CurrentUser(Ids.next(), "Maria de Souza", Role.SALESPERSON,
                new Tenant(new TenantId(UUID.fromString("019a0000-0000-7000-8000-000000000001")), "lojadoze",
                        Tenant.DEFAULT_ZONE),
                null, Scope.SESSION, "s1");
        return (request, response, chain) -> {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(maria, "none"));
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }

    /** Only what pages need, by name: no database, no security filters. */
    static class Parts implements DeferredImportSelector {

        private static final String BOOT = "org.springframework.boot.";
        private static final String COMMON = "br.com.basecommerce.common.web.";

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[]{BOOT + "autoconfigure.context.MessageSourceAutoConfiguration",
                    BOOT + "jackson.autoconfigure.JacksonAutoConfiguration",
                    BOOT + "http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration",
                    BOOT + "tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration",
                    BOOT + "webmvc.autoconfigure.DispatcherServletAutoConfiguration",
                    BOOT + "servlet.autoconfigure.HttpEncodingAutoConfiguration", COMMON + "page.PageAutoConfiguration",
                    BOOT + "thymeleaf.autoconfigure.ThymeleafAutoConfiguration",
                    BOOT + "webmvc.autoconfigure.WebMvcAutoConfiguration",
                    BOOT + "webmvc.autoconfigure.error.ErrorMvcAutoConfiguration",
                    "io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxMvcAutoConfiguration",
                    COMMON + "request.RequestAutoConfiguration", COMMON + "problem.ProblemAutoConfiguration",
                    COMMON + "assets.AssetsAutoConfiguration"};
        }
    }

    private static String shop() {
        String asked = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest()
                .getParameter("loja");
        return "amarela".equals(asked) ? asked : "zé";
    }

    record CustomerForm(String name, String kind, String document, String phone, String email, String limit,
            String weight, String margin, String notes, String channel, boolean portal, String password) {}

    @Controller
    static class Screens {

        @GetMapping(path = "/specimen/theme.css", produces = "text/css")
        @ResponseBody
        String theme() {
            return (shop().equals("amarela") ? LIGHT : DARK).css();
        }

        @GetMapping("/specimen/{page:painel|lista|pedido|editor|estados|entrar|dialogo}")
        String page(@PathVariable String page, HtmxRequest htmx, Model model) {
            model.addAttribute("now", NOW);
            model.addAttribute("earlier", NOW.minusSeconds(86_400));
            model.addAttribute("soon", LocalDate.of(2026, 11, 27));
            model.addAttribute("amount", Money.of("11211.82"));
            model.addAttribute("loss", Money.of("-226.36"));
            model.addAttribute("few", Quantity.of("1.5"));
            model.addAttribute("many", Quantity.of("1200"));
            model.addAttribute("sack", Unit.ofCode("SC"));
            model.addAttribute("cubic", Unit.ofCode("M3"));
            model.addAttribute("chips", List.of(new Chip("Abertas", "?", 14L, true), new Chip("Rascunho", "?", 1L,
                    false),
                    new Chip("Aguardando liberação", "?", 1L, false), new Chip("Enviada", "?", 8L, false),
                    new Chip("Aprovada", "?", 1L, false), new Chip("Vencida", "?", 3L, false),
                    new Chip("Convertida", "?", null, false)));
            model.addAttribute("pager", Pager.of(1, 57, number -> "?pagina=" + number));
            model.addAttribute("sums",
                    List.of(new Sum("Itens", Money.of("12453.68"), false), new Sum("Frete", Money.of("120.00"), false),
                            new Sum("Pedido", Money.of("12573.68"), true)));
            model.addAttribute("form", empty());
            return Fragments.view(htmx, "specimen/" + page, "content");
        }

        @GetMapping("/specimen/formulario")
        String form(Model model) {
            model.addAttribute("form", empty());
            return fill(model);
        }

        @PostMapping("/specimen/formulario")
        @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        String refused(@ModelAttribute("form") CustomerForm form, BindingResult result, Model model) {
            result.rejectValue("document", "check", "Os dois últimos números não conferem. Confira no cartão do CNPJ.");
            result.rejectValue("phone", "area", "Falta o DDD. Exemplo: (24) 99999-0123.");
            result.reject("limit", "O limite precisa de autorização do financeiro.");
            return fill(model);
        }

        private static String fill(Model model) {
            model.addAttribute("kinds", List.of("person", "company"));
            model.addAttribute("channels", List.of("counter", "phone", "whatsapp"));
            return "specimen/formulario";
        }

        @PostMapping("/specimen/acao")
        @ResponseBody
        String act(HtmxResponse response) {
            Toast.saying("Pedido PED-2026-0232 criado").linking("Imprimir separação", "/specimen/pedido").on(response);
            return "";
        }

        @GetMapping("/specimen/erro/{type}")
        String fail(@PathVariable String type, @RequestParam(required = false) String ignored) {
            throw ProblemException.of(ProblemType.ofSlug(type).orElseThrow());
        }

        private static CustomerForm empty() {
            return new CustomerForm("Depósito Três Irmãos", "company", "12.345.678/0001-90", "99999-0123", "",
                    "5.000,00",
                    "2,5", "12,5", "", "whatsapp", true, "");
        }
    }
}
