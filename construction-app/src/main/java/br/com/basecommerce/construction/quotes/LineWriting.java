package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.catalogue.Prices;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.catalogue.RulePrice;
import br.com.basecommerce.construction.catalogue.UnitTerms;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.PriceRule;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.quotes.Quote.PlacedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lines of what somebody wants: units become stock quantities, rules become prices, both freeze into the line. */
@Component
class LineWriting {

    private static final int EXACT = 12;

    /** A line that stays as it is, or one to be written. */
    record Wanted(@Nullable UUID id, @Nullable DocumentLine kept, @Nullable LineInput input) {

        static Wanted keeping(QuoteLine line) {
            return new Wanted(line.id(), line.line(), null);
        }

        static Wanted writing(@Nullable UUID id, LineInput input) {
            return new Wanted(id, null, input);
        }
    }

    /** Whose prices hold, and who asks. */
    record Buyer(@Nullable UUID customerId, @Nullable UUID jobSiteId, boolean givesGifts) {}

    /** A wish with its product and quantity worked out. */
    private record Measured(LineInput input, @Nullable ProductFacts product, Unit unit, Quantity stock) {}

    private final Products products;
    private final Prices prices;
    private final Forms forms;

    LineWriting(Products products, Prices prices, Forms forms) {
        this.products = products;
        this.prices = prices;
        this.forms = forms;
    }

    /**
     * The lines in their order; three queries however many.
     *
     * @throws ProblemException validation, naming every refused field of every line
     */
    List<PlacedLine> write(List<Wanted> wanted, Buyer buyer) {
        Map<UUID, ProductFacts> known = products.find(wanted.stream().map(Wanted::input).filter(Objects::nonNull)
                .map(LineInput::productId).filter(Objects::nonNull).distinct().toList());
        List<FieldProblem> problems = new ArrayList<>();
        List<@Nullable Measured> measured = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            LineInput input = wanted.get(index).input();
            measured.add(input == null ? null : measure(input, known, index + 1, problems));
        }
        refuse(problems);
        Map<UUID, RulePrice> rules = prices.of(buyer.customerId(), buyer.jobSiteId(), quantities(measured));
        List<PlacedLine> lines = new ArrayList<>();
        for (int index = 0; index < wanted.size(); index++) {
            Wanted wish = wanted.get(index);
            Measured with = measured.get(index);
            DocumentLine line = with == null
                    ? Objects.requireNonNull(wish.kept())
                    : price(with, rules, buyer, index + 1, problems);
            lines.add(new PlacedLine(wish.id(), line));
        }
        refuse(problems);
        return lines;
    }

    private @Nullable Measured measure(LineInput input, Map<UUID, ProductFacts> known, int position,
            List<FieldProblem> problems) {
        Typed typed = forms.read();
        Measured measured = input.productId() == null ? freeText(input) : ofProduct(input, known, typed);
        collect(typed, position, problems);
        return measured;
    }

    private static Measured freeText(LineInput input) {
        return new Measured(input, null, input.unit() == null ? Unit.UN : input.unit(), input.quantity());
    }

    private static @Nullable Measured ofProduct(LineInput input, Map<UUID, ProductFacts> known, Typed typed) {
        ProductFacts product = known.get(input.productId());
        if (product == null || !product.active()) {
            typed.refuse("product_id", "product-unavailable");
            return null;
        }
        UnitTerms terms = input.unit() == null
                ? product.defaultSellUnit()
                : product.in(input.unit()).filter(UnitTerms::sellable).orElse(null);
        if (terms == null) {
            typed.refuse("entered_unit", "unit-not-sold");
            return null;
        }
        boolean whole = input.quantity().value().stripTrailingZeros().scale() <= 0;
        if (!whole && !(terms.fractionAllowed() && terms.unit().allowsFractions())) {
            typed.refuse("entered_quantity", Refusal.FRACTION_NOT_ALLOWED);
            return null;
        }
        Parsed<Quantity> stock = product.units().stockQuantity(input.quantity(), input.waste(), terms.factor());
        stock.refusal().ifPresent(refusal -> typed.refuse("entered_quantity", refusal));
        return stock.toOptional().map(quantity -> new Measured(input, product, terms.unit(), quantity)).orElse(null);
    }

    /** All lines of the same product are added, for prices that begin at a quantity. */
    private static Map<UUID, BigDecimal> quantities(List<@Nullable Measured> lines) {
        Map<UUID, BigDecimal> quantities = new HashMap<>();
        for (Measured line : lines) {
            if (line != null && line.product() != null) {
                BigDecimal priceQuantity = line.product().units().priceFactor().times(line.stock().value(), EXACT,
                        RoundingMode.HALF_UP);
                quantities.merge(line.product().id(), priceQuantity, BigDecimal::add);
            }
        }
        return quantities;
    }

    private DocumentLine price(Measured line, Map<UUID, RulePrice> rules, Buyer buyer, int position,
            List<FieldProblem> problems) {
        LineInput input = line.input();
        ProductFacts product = line.product();
        RulePrice rule = product == null ? null : rules.get(product.id());
        Money unitPrice = input.unitPrice() != null
                ? input.unitPrice()
                : rule == null ? Money.ZERO : rule.price();
        boolean byRule = rule != null && rule.price().equals(unitPrice);
        ProductUnits units = product == null ? ProductUnits.of(line.unit()) : product.units();
        Money total = units.lineTotal(line.stock(), unitPrice, input.discount());
        check(input, unitPrice, byRule, total, buyer, position, problems);
        Factor factor = units.priceFactor();
        return new DocumentLine(position, product == null ? null : product.id(),
                product == null ? Objects.requireNonNull(input.description()) : product.name(),
                product == null ? null : product.code(), input.quantity(), line.unit(), input.waste(), line.stock(),
                units.stockUnit(), units.priceUnit(), factor.numerator(), factor.denominator(),
                rule == null ? null : rule.price(), rule != null && byRule ? rule.rule() : PriceRule.MANUAL, unitPrice,
                input.discount(), total, product == null ? input.unitCost() : null, input.suggestionId(),
                input.note());
    }

    private void check(LineInput input, Money unitPrice, boolean byRule, Money total, Buyer buyer, int position,
            List<FieldProblem> problems) {
        Typed typed = forms.read();
        if (unitPrice.isZero() && !byRule && !buyer.givesGifts()) {
            typed.refuse("unit_price", "gift");
        }
        if (total.amount().compareTo(NumberBounds.MONEY.most()) > 0) {
            typed.refuse("entered_quantity", Refusal.NUMBER_TOO_LARGE);
        }
        collect(typed, position, problems);
    }

    static void collect(Typed typed, int position, List<FieldProblem> problems) {
        try {
            typed.check();
        } catch (ProblemException refused) {
            collect(refused, position, problems);
        }
    }

    /** Tells of each refused field in which line it is. */
    static void collect(ProblemException refused, int position, List<FieldProblem> problems) {
        if (refused.type() != ProblemType.VALIDATION) {
            throw refused;
        }
        refused.fieldProblems().forEach(problem -> problems.add(new FieldProblem(problem.field(), position,
                problem.code(), problem.message())));
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.validation(List.copyOf(problems));
        }
    }
}
