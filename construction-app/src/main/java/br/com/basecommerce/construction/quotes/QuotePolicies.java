package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.settings.CreditPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store's decisions about quotes; those of the product where the store made none. */
@Component
class QuotePolicies {

    private static final String POLICY = """
            select quote_validity_days, salesperson_may_approve, salespeople_see_all, salesperson_max_discount_percent,
                   min_margin_percent, credit_policy
            from construction.store_settings
            """;
    private static final QuotePolicy USUAL = new QuotePolicy(7, true, false, Percentage.of("10"), Percentage.of("15"),
            CreditPolicy.WARN);

    private final JdbcClient jdbc;

    QuotePolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public QuotePolicy current() {
        return jdbc.sql(POLICY).query((row, number) -> policy(row)).optional().orElse(USUAL);
    }

    private static QuotePolicy policy(ResultSet row) throws SQLException {
        return new QuotePolicy(row.getInt("quote_validity_days"), row.getBoolean("salesperson_may_approve"),
                row.getBoolean("salespeople_see_all"),
                new Percentage(row.getBigDecimal("salesperson_max_discount_percent")),
                new Percentage(row.getBigDecimal("min_margin_percent")),
                CreditPolicy.valueOf(row.getString("credit_policy").toUpperCase(Locale.ROOT)));
    }
}
