package br.com.basecommerce.local.demo;

import br.com.basecommerce.local.demo.PlannedSale.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Opens one demo store and plays its past through the API: catalogue, customers, stock, then day after day of trade. */
final class DemoStore {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int DAYS = 90;

    private final StoreApi admin;
    private final StoreApi salesperson;
    private final Random random;
    private final Map<String, String> productIds = new HashMap<>();
    private final List<Buyer> buyers = new ArrayList<>();

    /** A customer with its building sites. */
    private record Buyer(String id, String name, List<String> sites) {}

    DemoStore(StoreApi admin, StoreApi salesperson, long seed) {
        this.admin = admin;
        this.salesperson = salesperson;
        this.random = new Random(seed);
    }

    void open(List<DemoProduct> products, int customers, int salesADay, Instant now)
            throws IOException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        Instant opening = today.minusDays(DAYS + 1).atTime(9, 0).atZone(ZONE).toInstant();
        TradePlan plan = new TradePlan(random, products, today, ZONE, DAYS, salesADay, customers);
        stockTheShelves(products, plan.sold(), opening);
        meetTheCustomers(customers, opening);
        for (PlannedSale sale : plan.inOrder()) {
            trade(sale, now);
        }
    }

    /** Id of the customer whose buyer signs in to the portal. */
    String firstCustomer() {
        return buyers.getFirst().id();
    }

    private void stockTheShelves(List<DemoProduct> products, Map<DemoProduct, Long> sold, Instant moment)
            throws IOException, InterruptedException {
        Map<String, String> categories = new HashMap<>();
        for (DemoProduct product : products) {
            if (!categories.containsKey(product.category())) {
                categories.put(product.category(),
                        id(admin.create("/categories", Map.of("name", product.category()), moment)));
            }
            JsonNode made = admin.create("/products", json(product, categories.get(product.category())), moment);
            productIds.put(product.code(), id(made));
            if (!product.units().isEmpty()) {
                admin.replace("/products/" + id(made) + "/units", made, product.unitsAsJson(), moment);
            }
            admin.create("/stock-movements", Map.of("product_id", id(made), "type", "initial", "quantity",
                    Long.toString(sold.getOrDefault(product, 0L) + leftover(product))), moment);
        }
    }

    private static Map<String, Object> json(DemoProduct product, String category) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", product.code());
        json.put("name", product.name());
        if (!product.brand().isEmpty()) {
            json.put("brand", product.brand());
        }
        json.put("category_id", category);
        json.put("stock_unit", product.stockUnit());
        json.put("fraction_allowed", product.fraction());
        json.put("price_unit", product.priceUnit());
        json.put("price_numerator", product.priceNumerator());
        json.put("price_denominator", product.priceDenominator());
        json.put("base_price", product.basePrice());
        json.put("manual_cost", product.manualCost());
        if (!product.weightKg().isEmpty()) {
            json.put("weight_kg", product.weightKg());
        }
        json.put("stock_controlled", true);
        return json;
    }

    /** What is on the shelf today: mostly some weeks of sales, now and then nearly nothing, now and then far too much. */
    private long leftover(DemoProduct product) {
        double weeks = switch (random.nextInt(8)) {
            case 0 -> 0.2;
            case 1 -> 0.8;
            case 2 -> 9;
            default -> 2 + 2 * random.nextDouble();
        };
        return Math.max(1, Math.round(product.weeklyDemand() * weeks));
    }

    private void meetTheCustomers(int count, Instant moment) throws IOException, InterruptedException {
        DemoPeople people = new DemoPeople(random);
        for (int i = 0; i < count; i++) {
            boolean firm = i % 3 == 0;
            String name = firm ? people.firmName(i / 3) : people.personName();
            JsonNode made = salesperson.create("/customers",
                    Map.of("kind", firm ? "company" : "person", "name", name, "document",
                            firm ? people.cnpj() : people.cpf(), "phone", people.phone(), "address", people.address()),
                    moment);
            List<String> sites = new ArrayList<>();
            for (int site = firm ? 3 : 1 + i % 2; site > 0; site--) {
                sites.add(id(salesperson.create("/job-sites", Map.of("customer_id", id(made), "name",
                        people.siteName() + " " + site, "address", people.address()), moment)));
            }
            buyers.add(new Buyer(id(made), name, sites));
        }
    }

    private void trade(PlannedSale sale, Instant now) throws IOException, InterruptedException {
        Buyer buyer = buyers.get(sale.customer());
        Instant moment = sale.begins();
        JsonNode quote = salesperson.create("/quotes", draft(sale, buyer), moment);
        if (sale.ending() == Ending.DRAFT) {
            return;
        }
        String path = "/quotes/" + id(quote);
        moment = moment.plus(Duration.ofSeconds(100 + random.nextInt(120)));
        quote = salesperson.move(path + "/submission", quote, null, moment);
        moment = earlier(moment.plus(Duration.ofMinutes(5 + random.nextInt(300))), now);
        if (sale.ending() == Ending.REJECTED) {
            salesperson.move(path + "/rejection", quote, Map.of("revision", 1, "reason", "price"), moment);
        } else if (sale.ending() != Ending.SENT) {
            quote = salesperson.move(path + "/approval", quote, Map.of("revision", 1, "channel", "counter"), moment);
            if (sale.ending() != Ending.APPROVED) {
                order(sale, buyer, quote, moment, now);
            }
        }
    }

    private Map<String, Object> draft(PlannedSale sale, Buyer buyer) {
        List<Map<String, Object>> lines = new ArrayList<>();
        sale.basket().forEach((product, quantity) -> lines.add(Map.of("product_id", product(product),
                "entered_quantity", quantity.toString(), "entered_unit", product.stockUnit())));
        return Map.of("customer_id", buyer.id(), "job_site_id",
                buyer.sites().get(random.nextInt(buyer.sites().size())), "fulfilment",
                sale.delivered() ? "delivery" : "pickup", "lines", lines);
    }

    private String product(DemoProduct product) {
        String id = productIds.get(product.code());
        if (id == null) {
            throw new IllegalStateException("product " + product.code() + " was not made");
        }
        return id;
    }

    private void order(PlannedSale sale, Buyer buyer, JsonNode quote, Instant moment, Instant now)
            throws IOException, InterruptedException {
        JsonNode order = salesperson.move("/quotes/" + id(quote) + "/conversion", quote,
                Map.of("fulfilment", sale.delivered() ? "delivery" : "pickup", "scheduled_date",
                        LocalDate.ofInstant(moment, ZONE).plusDays(sale.delivered() ? 1 : 0).toString()),
                moment);
        if (sale.ending() == Ending.HANDED_OVER) {
            JsonNode delivery = admin.get("/deliveries?order_id=" + id(order), moment).get("items").get(0);
            handOver(sale, buyer, delivery, moment, now);
        }
    }

    private void handOver(PlannedSale sale, Buyer buyer, JsonNode delivery, Instant moment, Instant now)
            throws IOException, InterruptedException {
        String path = "/deliveries/" + id(delivery);
        if (!sale.delivered()) {
            admin.move(path + "/hand-over", delivery, Map.of("receiver_name", buyer.name()),
                    earlier(moment.plus(Duration.ofMinutes(10)), now));
            return;
        }
        Instant next = earlier(moment.plus(Duration.ofHours(20 + random.nextInt(8))), now);
        JsonNode picked = admin.move(path + "/preparation", delivery, null, next.minus(Duration.ofHours(2)));
        picked = admin.replace(path + "/picking", picked, Map.of("lines", everything(picked)),
                next.minus(Duration.ofMinutes(75)));
        JsonNode ready = admin.move(path + "/readiness", picked, Map.of(), next.minus(Duration.ofHours(1)));
        admin.move(path + "/manual-completion", ready,
                Map.of("reason", "Entrega feita antes do aplicativo do motorista", "receiver_name", buyer.name()),
                next);
    }

    private static List<Map<String, Object>> everything(JsonNode delivery) {
        return delivery.get("lines")
                .valueStream()
                .map(line -> Map.<String, Object>of("line", line.get("line").intValue(), "picked_quantity",
                        line.get("planned_quantity").asString()))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String id(JsonNode resource) {
        return resource.get("id").asString();
    }
}
