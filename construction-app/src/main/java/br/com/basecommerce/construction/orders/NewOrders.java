package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.documents.DocumentKind;
import br.com.basecommerce.construction.documents.DocumentNumber;
import br.com.basecommerce.construction.documents.DocumentNumbers;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.documents.Totals;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Writes a new order and its lines as they were agreed. */
@Repository
class NewOrders {

    private static final String INSERT_ORDER = """
            insert into construction.sales_order
              (id, number, number_year, number_value, status, quote_id, quote_revision, customer_id, job_site_id,
               salesperson_id, channel, fulfilment, discount_mode, discount_percent, freight_amount, freight_reason,
               subtotal, discount_amount, total, customer_notes, internal_notes, driver_notes, search_text, created_at,
               created_by, updated_at)
            select :id, :number, :numberYear, :numberValue, 'pending', :quote, :quoteRevision, c.id, s.id,
                   :salesperson, :channel, :fulfilment, :discountMode, :discountPercent, :freight, :freightReason,
                   :subtotal, :discountAmount, :total, :customerNotes, :internalNotes, :driverNotes,
                   construction.normalise(concat_ws(' ', cast(:number as text), c.name, c.document, s.name)), :now,
                   :by, :now
            from construction.customer c
            left join construction.job_site s on s.tenant_id = c.tenant_id and s.customer_id = c.id and s.id = :jobSite
            where c.id = :customer
            """;

    private static final String INSERT_LINE = """
            insert into construction.order_line
              (id, order_id, position, product_id, description, product_code, entered_quantity, entered_unit,
               waste_percent, stock_quantity, stock_unit, price_unit, price_numerator, price_denominator, rule_price,
               price_rule, unit_price, discount_percent, line_total, unit_cost, suggestion_id, note, net_total,
               created_at, created_by, updated_at)
            values
              (:id, :order, :position, :product, :description, :productCode, :enteredQuantity, :enteredUnit,
               :wastePercent, :stockQuantity, :stockUnit, :priceUnit, :priceNumerator, :priceDenominator, :rulePrice,
               :priceRule, :unitPrice, :discountPercent, :lineTotal, :unitCost, :suggestion, :note, :netTotal,
               :now, :by, :now)
            """;

    private final NamedParameterJdbcOperations jdbc;
    private final DocumentNumbers numbers;
    private final Clock clock;

    NewOrders(NamedParameterJdbcOperations jdbc, DocumentNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.clock = clock;
    }

    PlacedOrder insert(UUID id, OrderDraft draft) {
        DocumentNumber number = numbers.next(DocumentKind.ORDER);
        int inserted = jdbc.update(INSERT_ORDER, header(id, number, draft));
        if (inserted != 1) {
            throw new IllegalArgumentException("no customer " + draft.customerId());
        }
        jdbc.batchUpdate(INSERT_LINE, lines(id, draft));
        return new PlacedOrder(id, number.text());
    }

    private SqlParameterSource header(UUID id, DocumentNumber number, OrderDraft draft) {
        return stamped()
                .addValue("id", id)
                .addValue("number", number.text())
                .addValue("numberYear", number.year())
                .addValue("numberValue", number.value())
                .addValue("quote", draft.quoteId())
                .addValue("quoteRevision", draft.quoteRevision())
                .addValue("customer", draft.customerId())
                .addValue("jobSite", draft.jobSiteId())
                .addValue("salesperson", draft.salespersonId())
                .addValue("channel", draft.channel().code())
                .addValue("fulfilment", draft.fulfilment().code())
                .addValue("discountMode", draft.discountMode().code())
                .addValue("discountPercent", draft.discountPercent().value())
                .addValue("freight", draft.freightAmount().amount())
                .addValue("freightReason", draft.freightReason())
                .addValue("subtotal", draft.subtotal().amount())
                .addValue("discountAmount", draft.discountAmount().amount())
                .addValue("total", draft.total().amount())
                .addValue("customerNotes", draft.customerNotes())
                .addValue("internalNotes", draft.internalNotes())
                .addValue("driverNotes", draft.driverNotes());
    }

    private SqlParameterSource[] lines(UUID order, OrderDraft draft) {
        List<Money> netTotals = Totals.ofLines(draft.lines(), new GeneralDiscount.Amount(draft.discountAmount()),
                draft.freightAmount()).netLines();
        List<SqlParameterSource> rows = new ArrayList<>();
        for (int index = 0; index < draft.lines().size(); index++) {
            rows.add(line(order, draft.lines().get(index), netTotals.get(index)));
        }
        return rows.toArray(SqlParameterSource[]::new);
    }

    private SqlParameterSource line(UUID order, DocumentLine line, Money netTotal) {
        return stamped()
                .addValue("id", Ids.next())
                .addValue("order", order)
                .addValue("position", line.position())
                .addValue("product", line.productId())
                .addValue("description", line.description())
                .addValue("productCode", line.productCode())
                .addValue("enteredQuantity", line.enteredQuantity().value())
                .addValue("enteredUnit", line.enteredUnit().code())
                .addValue("wastePercent", line.wastePercent().value())
                .addValue("stockQuantity", line.stockQuantity().value())
                .addValue("stockUnit", line.stockUnit().code())
                .addValue("priceUnit", line.priceUnit().code())
                .addValue("priceNumerator", line.priceNumerator())
                .addValue("priceDenominator", line.priceDenominator())
                .addValue("rulePrice", amount(line.rulePrice()))
                .addValue("priceRule", line.priceRule().code())
                .addValue("unitPrice", line.unitPrice().amount())
                .addValue("discountPercent", line.discountPercent().value())
                .addValue("lineTotal", line.lineTotal().amount())
                .addValue("unitCost", cost(line.unitCost()))
                .addValue("suggestion", line.suggestionId())
                .addValue("note", line.note())
                .addValue("netTotal", netTotal.amount());
    }

    private MapSqlParameterSource stamped() {
        return new MapSqlParameterSource()
                .addValue("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .addValue("by", SignedIn.id());
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable BigDecimal cost(@Nullable UnitCost cost) {
        return cost == null ? null : cost.amount();
    }
}
