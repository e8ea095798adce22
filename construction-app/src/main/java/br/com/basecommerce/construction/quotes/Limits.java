package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.documents.DocumentLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges the lines of a quote by the store's limits. */
@Component
class Limits {

    private final Products products;

    Limits(Products products) {
        this.products = products;
    }

    /** One judgement for each line, in their order. */
    List<LineJudgement> judge(Quote quote, QuotePolicy policy) {
        return judge(quote, products.find(productsOf(quote)), policy);
    }

    List<LineJudgement> judge(Quote quote, Map<UUID, ProductFacts> known, QuotePolicy policy) {
        List<Money> net = quote.totals().netLines();
        List<DocumentLine> lines = quote.documentLines();
        List<LineJudgement> judgements = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            DocumentLine line = lines.get(index);
            ProductFacts product = line.productId() == null ? null : known.get(line.productId());
            judgements.add(LineJudgement.of(line, net.get(index),
                    product == null ? null : product.maxDiscountPercent(), cost(line, product), policy));
        }
        return judgements;
    }

    static List<UUID> productsOf(Quote quote) {
        return quote.documentLines().stream().map(DocumentLine::productId).filter(Objects::nonNull).distinct()
                .toList();
    }

    /** What the owner would have to release. */
    static Set<ReleaseReason> reasons(List<LineJudgement> judgements) {
        Set<ReleaseReason> reasons = EnumSet.noneOf(ReleaseReason.class);
        if (judgements.stream().anyMatch(LineJudgement::overLimit)) {
            reasons.add(ReleaseReason.DISCOUNT);
        }
        if (judgements.stream().anyMatch(LineJudgement::belowCost)) {
            reasons.add(ReleaseReason.BELOW_COST);
        }
        return reasons;
    }

    private static @Nullable UnitCost cost(DocumentLine line, @Nullable ProductFacts product) {
        return product == null ? line.unitCost() : product.manualCost();
    }
}
