package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.settings.CreditPolicy;

/** The store's decisions as they are before anybody changed them. */
final class Policies {

    static final QuotePolicy USUAL = new QuotePolicy(7, true, false, Percentage.of("10"), Percentage.of("15"),
            CreditPolicy.WARN);

    private Policies() {}
}
