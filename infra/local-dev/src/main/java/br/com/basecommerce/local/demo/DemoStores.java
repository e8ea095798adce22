package br.com.basecommerce.local.demo;

import static br.com.basecommerce.local.services.Operator.words;

import br.com.basecommerce.local.services.Operator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The two demo stores: {@code demo}, of middle size, and {@code lojadoze}, small, to see that neither knows of the other. Their
 * users have the same six roles and one password, which edge-auth accepts in local development only.
 */
public final class DemoStores {

    /** Of every demo user. */
    public static final String PASSWORD = "basecommerce-demo";

    private static final Pattern TOKEN = Pattern.compile("bc_[A-Za-z0-9_-]+");
    private static final Pattern LINK = Pattern.compile("/auth/links/[A-Za-z0-9_-]+");
    private static final String FILLING = "demo.filling";
    private static final String FILLED = "demo.filled";
    private static final List<Demo> STORES = List.of(new Demo("demo", "Casa do Construtor", "#0e6170", "#e2762b", 305,
            200, 8, 412),
            new Demo("lojadoze", "Loja do Zé", "#f5b400", "#1d3557", 30, 12, 2, 77));
    private static final List<String[]> PEOPLE = List.of(new String[]{"vendedor", "Maria Souza", "salesperson"},
            new String[]{"financeiro", "Célia Ramos", "finance"}, new String[]{"estoquista", "Paulo Nogueira",
                    "stockkeeper"},
            new String[]{"motorista", "Edson Vieira", "driver"});

    /** How large a demo store is. */
    record Demo(String slug, String name, String primary, String secondary, int products, int customers,
            int salesADay, long seed) {

        String email(String person) {
            return person + "@" + slug + ".test";
        }
    }

    private final Operator operator;
    private final URI edge;
    private final Clock clock;
    private final List<Demo> stores;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param edge address of the gateway or of nginx, without a path */
    public DemoStores(Operator operator, URI edge, Clock clock) {
        this(operator, edge, clock, STORES);
    }

    DemoStores(Operator operator, URI edge, Clock clock, List<Demo> stores) {
        this.operator = operator;
        this.edge = edge;
        this.clock = clock;
        this.stores = stores;
    }

    /**
     * Lets this program say which store it means by the Host header, whatever the edge's address. To be called first of all:
     * the JDK looks only once, when the first client of the program is made.
     */
    public static void allowHostHeader() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    /** Whether an earlier filling was cut off: its data cannot be gone on with. */
    public static boolean wasCutOff(Path state) {
        return Files.exists(state.resolve(FILLING));
    }

    public static boolean isFilled(Path state) {
        return Files.exists(state.resolve(FILLED));
    }

    /** Forgets that the stores were filled; the caller removes their data. */
    public static void forget(Path state) throws IOException {
        Files.deleteIfExists(state.resolve(FILLING));
        Files.deleteIfExists(state.resolve(FILLED));
    }

    /** Opens both stores and plays their past; the clock says up to when. */
    public void fill(Path state) throws IOException, InterruptedException {
        Files.createFile(state.resolve(FILLING));
        List<String> answers = operator.batch(opening());
        List<String> tokens = found(TOKEN, answers);
        List<String> links = found(LINK, answers);
        for (int i = 0; i < stores.size(); i++) {
            Demo store = stores.get(i);
            setPassword(store, links.get(i * links.size() / stores.size()));
            String portalCustomer = trade(store, tokens.get(2 * i), tokens.get(2 * i + 1));
            operator.batch(List.of(words("--json", "user", "create", "--slug", store.slug(), "--name", "Compras Aurora",
                    "--email", store.email("cliente"), "--role", "customer", "--customer-id", portalCustomer,
                    "--password-stdin"), PASSWORD));
        }
        Files.move(state.resolve(FILLING), state.resolve(FILLED));
    }

    private List<String> opening() {
        List<String> lines = new ArrayList<>();
        for (Demo store : stores) {
            lines.add(words("--json", "tenant", "create", "--slug", store.slug(), "--name", store.name(), "--admin",
                    store.email("admin")));
            lines.add(words("--json", "branding", "set", "--slug", store.slug(), "--primary", store.primary(),
                    "--secondary", store.secondary()));
            for (String[] person : PEOPLE) {
                lines.add(words("--json", "user", "create", "--slug", store.slug(), "--email", store.email(person[0]),
                        "--name", person[1], "--role", person[2], "--password-stdin"));
                lines.add(PASSWORD);
            }
            for (String person : List.of("admin", "vendedor")) {
                lines.add(words("--json", "token", "create", "--slug", store.slug(), "--user", store.email(person),
                        "--label", "demo", "--scope", "write", "--days", "1"));
            }
        }
        return lines;
    }

    /** Follows the administrator's access link, as its receiver would. */
    private void setPassword(Demo store, String link) throws IOException, InterruptedException {
        String password = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(edge.resolve(link))
                        .header("Host", store.slug() + ".localhost")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("password=" + password + "&repeated=" + password))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new IOException("the access link of " + store.slug() + " answered " + answer.statusCode());
        }
    }

    private String trade(Demo store, String adminToken, String salespersonToken)
            throws IOException, InterruptedException {
        StoreApi admin = new StoreApi(http, edge, store.slug(), adminToken);
        StoreApi salesperson = new StoreApi(http, edge, store.slug(), salespersonToken);
        List<DemoProduct> products = DemoProduct.all();
        DemoStore shop = new DemoStore(admin, salesperson, store.seed());
        shop.open(products.subList(0, Math.min(products.size(), store.products())), store.customers(),
                store.salesADay(), clock.instant());
        return shop.firstCustomer();
    }

    private static List<String> found(Pattern pattern, List<String> answers) {
        return pattern.matcher(String.join("\n", answers)).results().map(MatchResult::group).toList();
    }
}
