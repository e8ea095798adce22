package br.com.basecommerce.construction.settings;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The settings of the bound store; its row is made, with the defaults of the table, when it is first asked for. */
@Component
public class Settings {

    private static final String READ = """
            select version, quote_validity_days, salesperson_may_approve, salespeople_see_all,
                   salesperson_max_discount_percent, min_margin_percent, credit_policy, portal_auto_convert,
                   portal_shows_availability, return_window_days, restocking_fee_percent, pickup_hold_days,
                   proof_photo_required, proof_signature_required, proof_photo_retention_months, default_freight,
                   cost_per_km, cost_per_hour, quote_footer, pix_key, pix_name, pix_city
            from construction.store_settings
            where tenant_id = :tenant
            """;
    private static final String MAKE = """
            insert into construction.store_settings (tenant_id, created_at, updated_at)
            values (:tenant, :at, :at)
            on conflict (tenant_id) do nothing
            """;

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    Settings(JdbcClient jdbc, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    @Transactional
    public StoreSettings current() {
        UUID tenant = TenantContext.required().id().value();
        return jdbc.sql(READ).param("tenant", tenant).query((row, number) -> read(row)).optional()
                .orElseGet(() -> make(tenant));
    }

    private StoreSettings make(UUID tenant) {
        jdbc.sql(MAKE).param("tenant", tenant).param("at", OffsetDateTime.ofInstant(calendar.now(), ZoneOffset.UTC))
                .update();
        return jdbc.sql(READ).param("tenant", tenant).query((row, number) -> read(row)).single();
    }

    private static StoreSettings read(ResultSet row) throws SQLException {
        return new StoreSettings(row.getInt("version"), row.getInt("quote_validity_days"),
                row.getBoolean("salesperson_may_approve"), row.getBoolean("salespeople_see_all"),
                new Percentage(row.getBigDecimal("salesperson_max_discount_percent")),
                new Percentage(row.getBigDecimal("min_margin_percent")),
                CreditPolicy.ofCode(row.getString("credit_policy")), row.getBoolean("portal_auto_convert"),
                row.getBoolean("portal_shows_availability"), row.getInt("return_window_days"),
                new Percentage(row.getBigDecimal("restocking_fee_percent")), row.getInt("pickup_hold_days"),
                row.getBoolean("proof_photo_required"), row.getBoolean("proof_signature_required"),
                row.getInt("proof_photo_retention_months"), new Money(row.getBigDecimal("default_freight")),
                new Money(row.getBigDecimal("cost_per_km")), new Money(row.getBigDecimal("cost_per_hour")),
                row.getString("quote_footer"), row.getString("pix_key"), row.getString("pix_name"),
                row.getString("pix_city"));
    }
}
