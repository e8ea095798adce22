package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.documents.DocumentLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins a new quote like an old one: the same quantities at today's prices, without what is no longer sold. */
@Service
@Transactional
class Copying {

    /**
     * What became of a line.
     *
     * @param kind {@code removed}: no longer sold, {@code price}: another price
     */
    record Change(String kind, String description, @Nullable Money oldPrice, @Nullable Money newPrice) {}

    record Copy(Quote quote, List<Change> changes) {}

    private final QuoteStore quotes;
    private final Editing editing;
    private final Products products;

    Copying(QuoteStore quotes, Editing editing, Products products) {
        this.quotes = quotes;
        this.editing = editing;
        this.products = products;
    }

    public Copy copy(UUID id, CurrentUser user) {
        Quote original = quotes.visible(id, quotes.rights(user));
        Map<UUID, ProductFacts> known = products.find(Limits.productsOf(original));
        List<Change> changes = new ArrayList<>();
        List<DocumentLine> kept = new ArrayList<>();
        for (DocumentLine line : original.documentLines()) {
            if (line.productId() != null && !isSold(known.get(line.productId()))) {
                changes.add(new Change("removed", line.description(), line.unitPrice(), null));
            } else {
                kept.add(line);
            }
        }
        Quote copy = editing.begin(original.header(), kept.stream().map(Copying::atTodaysPrice).toList(), false, user);
        copy.comeFrom(Quote.TYPE, original.id());
        for (int index = 0; index < kept.size(); index++) {
            Money old = kept.get(index).unitPrice();
            Money today = copy.documentLines().get(index).unitPrice();
            if (!old.equals(today)) {
                changes.add(new Change("price", kept.get(index).description(), old, today));
            }
        }
        return new Copy(quotes.written(copy), changes);
    }

    private static boolean isSold(@Nullable ProductFacts product) {
        return product != null && product.active();
    }

    private static LineInput atTodaysPrice(DocumentLine line) {
        LineInput input = LineInput.of(line);
        return line.isFreeText()
                ? input.withPrice(line.unitPrice(), line.discountPercent())
                : input.withPrice(null, line.discountPercent());
    }
}
