package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.catalogue.Prices;
import br.com.basecommerce.construction.catalogue.RulePrice;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.PriceRule;
import br.com.basecommerce.construction.documents.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says before another customer or job site is chosen what that would do to the prices of a quote. Changes nothing. */
@Component
@Transactional(readOnly = true)
class MovedPrices {

    /**
     * A line whose price would be another.
     *
     * @param typed whether somebody typed the present price; it is kept unless told
     * @param percent of the present price, with its sign; null when that is zero
     */
    record Move(UUID lineId, String description, Unit priceUnit, Money before, Money after, boolean typed,
            @Nullable BigDecimal percent) {

        public boolean isUp() {
            return after.compareTo(before) > 0;
        }
    }

    /** @param after the total when every price moves that nobody typed */
    record Preview(List<Move> moves, Money before, Money after) {

        public long up() {
            return moves.stream().filter(move -> !move.typed() && move.isUp()).count();
        }

        public long down() {
            return moves.stream().filter(move -> !move.typed() && !move.isUp()).count();
        }
    }

    private static final int EXACT = 12;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final QuoteStore quotes;
    private final Prices prices;

    MovedPrices(QuoteStore quotes, Prices prices) {
        this.quotes = quotes;
        this.prices = prices;
    }

    /** Empty when nothing would move but, at most, what somebody typed. */
    public Optional<Preview> of(UUID id, @Nullable UUID customer, @Nullable UUID jobSite, CurrentUser user) {
        Quote quote = quotes.visible(id, quotes.rights(user));
        Map<UUID, RulePrice> rules = prices.of(customer, jobSite, quantities(quote.documentLines()));
        List<Move> moves = new ArrayList<>();
        List<Money> lineTotals = new ArrayList<>();
        for (QuoteLine place : quote.lines()) {
            DocumentLine line = place.line();
            Optional<Money> other = Optional.ofNullable(line.productId()).map(rules::get).map(RulePrice::price)
                    .filter(price -> moves(line, price));
            other.ifPresent(price -> moves.add(move(place, price)));
            lineTotals.add(isTyped(line)
                    ? line.lineTotal()
                    : other.map(price -> total(line, price))
                            .orElse(line.lineTotal()));
        }
        Totals before = quote.totals();
        return moves.stream().allMatch(Move::typed)
                ? Optional.empty()
                : Optional.of(new Preview(moves, before.total(),
                        Totals.of(lineTotals, quote.discount(), before.freight()).total()));
    }

    private static Map<UUID, BigDecimal> quantities(List<DocumentLine> lines) {
        Map<UUID, BigDecimal> quantities = new HashMap<>();
        lines.stream().filter(line -> !line.isFreeText()).forEach(line -> quantities.merge(line.productId(),
                line.priceFactor().times(line.stockQuantity().value(), EXACT, RoundingMode.HALF_UP),
                BigDecimal::add));
        return quantities;
    }

    /** A typed price is only worth a question where the rule behind it moved too. */
    private static boolean moves(DocumentLine line, Money price) {
        return !price.equals(line.unitPrice()) && (!isTyped(line) || !price.equals(line.rulePrice()));
    }

    private static boolean isTyped(DocumentLine line) {
        return line.priceRule() == PriceRule.MANUAL;
    }

    private static Move move(QuoteLine place, Money price) {
        DocumentLine line = place.line();
        BigDecimal before = line.unitPrice().amount();
        BigDecimal percent = before.signum() == 0
                ? null
                : price.amount().subtract(before).multiply(HUNDRED).divide(before, 1, RoundingMode.HALF_UP);
        return new Move(place.id(), line.description(), line.priceUnit(), line.unitPrice(), price, isTyped(line),
                percent);
    }

    private static Money total(DocumentLine line, Money price) {
        return new ProductUnits(line.stockUnit(), false, line.priceUnit(), line.priceFactor())
                .lineTotal(line.stockQuantity(), price, line.discountPercent());
    }
}
