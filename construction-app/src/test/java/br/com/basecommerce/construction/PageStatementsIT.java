package br.com.basecommerce.construction;

import static br.com.basecommerce.construction.testing.Browser.place;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.orders.PlacingOrders;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.Browser;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.Statements;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page asks the database is little, and as much in a store that has ten times more of everything. */
@ConstructionTest
@Import(Statements.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageStatementsIT {

    private static final long MOST = 6;
    private static final String OF_OPEN_DELIVERY = " from construction.delivery where order_id = :order and status = 'pending'";

    private final MockMvcTester mvc;
    private final PlacingOrders placing;
    private final TransactionTemplate transaction;
    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final FilledShop few;
    private final FilledShop many;

    PageStatementsIT(@Autowired MockMvcTester mvc, @Autowired PlacingOrders placing,
            @Autowired PlatformTransactionManager transactions) {
        this.mvc = mvc;
        this.placing = placing;
        this.transaction = new TransactionTemplate(transactions);
        this.few = new FilledShop(3);
        this.many = new FilledShop(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/web/dashboard", "/web/dashboard/numeros", "/web/dashboard/alertas",
            "/web/cotacoes", "/web/cotacoes?situacao=ALL", "/web/cotacoes?q=aurora", "/web/cotacoes/{quote}",
            "/web/cotacoes/{sold}", "/web/cotacoes/{draft}/editar",
            "/web/clientes", "/web/clientes?q=aurora", "/web/clientes/{customer}",
            "/web/clientes/{customer}/obras", "/web/clientes/{customer}/cotacoes", "/web/clientes/{customer}/pedidos",
            "/web/cotacoes/nova/busca-clientes?cliente=aurora",
            "/web/produtos", "/web/produtos?q=cimento", "/web/produtos/{product}",
            "/web/pedidos", "/web/pedidos?q=aurora", "/web/pedidos/{order}",
            "/web/estoque", "/web/estoque?q=cimento",
            "/web/entregas", "/web/entregas/{delivery}", "/web/meus-dados"})
    void aPageAsksLittleHoweverMuchThereIs(String page) {
        assertThat(many.statements(page)).isEqualTo(few.statements(page))
                .isLessThanOrEqualTo(MOST);
    }

    /** A store with as many rows of everything, and one of everything that has as many rows of its own. */
    private final class FilledShop {

        private final TestStore store = TestStore.open();
        private final Yard yard = Yard.of(store);
        private final Browser browser = new Browser(mvc, store.admin());
        private final Map<String, UUID> ids = new HashMap<>();

        FilledShop(int rows) {
            List<UUID> products = IntStream.range(0, rows).mapToObj(row -> yard.product("Cimento " + row, 10_000))
                    .toList();
            ids.put("customer", yard.customer());
            ids.put("product", products.getFirst());
            site("Galpão");
            ids.put("draft", quote(products));
            ids.put("quote", approved(quote(products)));
            ids.put("sold", converted(approved(quote(products))));
            UUID order = order(products);
            ids.put("order", order);
            ids.put("delivery", openDelivery(order));
            for (int row = 0; row < rows; row++) {
                place(browser.post("/web/clientes/novo", Map.of("kind", "person", "name", "Aurora " + row)));
                site("Obra " + row);
                place(browser.post("/web/produtos/" + products.getFirst() + "/preco",
                        Map.of("price", row + 1 + ",00")));
                approved(quote(products.subList(0, 1)));
                quote(products.subList(0, 1));
                order(products.subList(0, 1));
                handOverOne(order, rows);
            }
        }

        /** The first one is of every quote that begins while it is the only one. */
        private void site(String name) {
            place(browser.post("/web/clientes/" + yard.customer() + "/obras/nova", Map.of("name", name)));
        }

        private UUID quote(List<UUID> products) {
            UUID quote = id(place(browser.post("/web/cotacoes/nova", Map.of("cliente", yard.customer().toString())))
                    .replace("/editar", ""));
            for (UUID product : products) {
                place(browser.post("/web/cotacoes/" + quote + "/itens", Map.of("produto", product.toString())));
            }
            return quote;
        }

        private UUID approved(UUID quote) {
            browser.post("/web/cotacoes/" + quote + "/envio", Map.of());
            place(browser.post("/web/cotacoes/" + quote + "/aprovacao", Map.of("canal", "counter", "revisao", "1")));
            return quote;
        }

        private UUID converted(UUID quote) {
            place(browser.post("/web/cotacoes/" + quote + "/conversao", Map.of("modo", "pickup")));
            return quote;
        }

        private UUID order(List<UUID> products) {
            Yard.Sale sale = yard.sale();
            products.forEach(product -> sale.of(100, product));
            PlacedOrder order = store.call(() -> transaction.execute(status -> placing.place(sale.draft())));
            return order.id();
        }

        private UUID openDelivery(UUID order) {
            return superuser.sql("select id" + OF_OPEN_DELIVERY).param("order", order).query(UUID.class).single();
        }

        private String version(UUID order) {
            return superuser.sql("select version::text" + OF_OPEN_DELIVERY).param("order", order).query(String.class)
                    .single();
        }

        private static UUID id(String place) {
            return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
        }

        /** One sack of the first line is given out, and the rest gets a delivery of its own. */
        private void handOverOne(UUID order, int lines) {
            Map<String, String> form = new HashMap<>(Map.of("version", version(order), "receiver", "Rogério"));
            IntStream.rangeClosed(1, lines).forEach(line -> form.put("quantity-" + line, line == 1 ? "1" : "0"));
            assertThat(browser.post("/web/entregas/" + openDelivery(order) + "/retirada", form)).hasStatus(303);
        }

        long statements(String page) {
            String address = page;
            for (Map.Entry<String, UUID> id : ids.entrySet()) {
                address = address.replace("{" + id.getKey() + "}", id.getValue().toString());
            }
            // What is kept in memory for a while is there by now.
            browser.page(address);
            long before = Statements.counted();
            browser.page(address);
            return Statements.counted() - before;
        }
    }
}
