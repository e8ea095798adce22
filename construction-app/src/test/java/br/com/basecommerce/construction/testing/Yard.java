package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.documents.PriceRule;
import br.com.basecommerce.construction.documents.ShortageChoice;
import br.com.basecommerce.construction.documents.Totals;
import br.com.basecommerce.construction.orders.OrderDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Products on the shelves of a {@link TestStore}, a customer in front of them, and what is bought, in words of the shop. */
public final class Yard {

    private static final String PRODUCT = """
            insert into construction.product
              (tenant_id, id, created_at, updated_at, code, name, stock_unit, fraction_allowed, price_unit, base_price,
               weight_kg)
            values (:tenant, :id, now(), now(), :code, :name, 'SC', false, 'SC', 32, 50)
            """;
    private static final String LEVEL = """
            insert into construction.stock_level (tenant_id, product_id, on_hand, created_at, updated_at)
            values (:tenant, :product, :onHand, now(), now())
            """;
    private static final String CUSTOMER = """
            insert into construction.customer
              (tenant_id, id, created_at, updated_at, kind, name, document, phone, street, street_number, city, state)
            values (:tenant, :id, now(), now(), 'company', 'Construtora Aurora', '12345678000195', '24999990000', 'Rua das Flores', '10',
                    'Barra Mansa', 'RJ')
            """;

    private final TestStore store;
    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final UUID customer = Ids.next();

    private Yard(TestStore store) {
        this.store = store;
        superuser.sql(CUSTOMER).param("tenant", store.id()).param("id", customer).update();
    }

    public static Yard of(TestStore store) {
        return new Yard(store);
    }

    public UUID customer() {
        return customer;
    }

    /** A product of which so many sacks lie in the yard. */
    public UUID product(String name, long onHand) {
        UUID id = Ids.next();
        superuser.sql(PRODUCT).param("tenant", store.id()).param("id", id).param("code", id.toString().substring(20))
                .param("name", name).update();
        superuser.sql(LEVEL).param("tenant", store.id()).param("product", id).param("onHand", onHand).update();
        return id;
    }

    public Sale sale() {
        return new Sale();
    }

    /** What a customer takes; a pick-up sold by the store's salesperson unless said otherwise. */
    public final class Sale {

        private final List<DocumentLine> lines = new ArrayList<>();
        private final Map<Integer, ShortageChoice> shortages = new HashMap<>();
        private Fulfilment fulfilment = Fulfilment.PICKUP;
        private Percentage discount = Percentage.ZERO;
        private UUID salesperson = store.salesperson().id();

        public Sale of(long sacks, UUID product) {
            return line(sacks, product, "32.00");
        }

        public Sale line(long sacks, @Nullable UUID product, String unitPrice) {
            Money price = Money.of(unitPrice);
            Quantity quantity = Quantity.of(sacks);
            lines.add(new DocumentLine(lines.size() + 1, product, "Cimento CP II 50 kg", "CIM", quantity, Unit.SC,
                    Percentage.ZERO, quantity, Unit.SC, Unit.SC, 1, 1, product == null ? null : price,
                    product == null ? PriceRule.MANUAL : PriceRule.BASE, price, Percentage.ZERO,
                    Money.rounded(price.amount().multiply(quantity.value())), null, null, null));
            return this;
        }

        public Sale delivered() {
            fulfilment = Fulfilment.DELIVERY;
            return this;
        }

        public Sale discounted(String percent) {
            discount = Percentage.of(percent);
            return this;
        }

        public Sale by(TestUser seller) {
            salesperson = seller.id();
            return this;
        }

        public Sale reducing(int line) {
            shortages.put(line, ShortageChoice.CLOSE);
            return this;
        }

        public OrderDraft draft() {
            Totals totals = Totals.ofLines(lines, new GeneralDiscount.Percent(discount), Money.ZERO);
            return new OrderDraft(null, null, customer, null, salesperson, Channel.COUNTER, fulfilment,
                    DiscountMode.PERCENT, discount, Money.ZERO, null, totals.subtotal(), totals.discountAmount(),
                    totals.total(), null, null, null, lines, null, DeliveryWindow.ANY, null, null, shortages);
        }
    }
}
