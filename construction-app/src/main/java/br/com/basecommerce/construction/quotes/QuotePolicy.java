package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.settings.CreditPolicy;

/**
 * What the store decided about quotes.
 *
 * @param validityDays of a new quote, 1 to 365
 * @param maxDiscount what a salesperson may take off a line without asking
 * @param minMargin below it a line is marked
 */
record QuotePolicy(int validityDays, boolean salespersonMayApprove, boolean salespeopleSeeAll, Percentage maxDiscount,
        Percentage minMargin, CreditPolicy creditPolicy) {}
