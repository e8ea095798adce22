package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.BrazilianFormat;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Phone;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Values as people read them ({@code glossary.md} section 8), for templates as {@code #formats}. */
public final class Formats {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    private final MessageSource messages;
    private final Clock clock;

    public Formats(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code R$ 1.234,56}, {@code -R$ 23,70}; the blank does not break. */
    public String money(Money amount) {
        return BrazilianFormat.money(amount);
    }

    /** {@code 1.234,56}, without sign and currency: for the big numbers. */
    public String digits(Money amount) {
        return BrazilianFormat.amount(new Money(amount.amount().abs()));
    }

    /** {@code R$ 31,20}; four decimals only when needed. */
    public String unitCost(UnitCost cost) {
        return BrazilianFormat.unitCost(cost);
    }

    /** {@code 2,5}; trailing zeros dropped. */
    public String number(Quantity quantity) {
        return BrazilianFormat.quantity(quantity);
    }

    /** {@code 10 sacos}, {@code 2,5 m³}. */
    public String quantity(Quantity quantity, Unit unit) {
        return BrazilianFormat.quantity(quantity, unit);
    }

    /** {@code 12,5%}. */
    public String percent(Percentage percentage) {
        return BrazilianFormat.percentage(percentage);
    }

    /** {@code 529.982.247-25}, {@code 12.ABC.345/01DE-35}; as it is stored when it is no document, empty when there is none. */
    public String document(@Nullable String bare) {
        return bare == null ? "" : Document.parse(bare).map(Document::display).toOptional().orElse(bare);
    }

    /** {@code (24) 99999-0000}; as it is stored when it is no telephone, empty when there is none. */
    public String phone(@Nullable String digits) {
        return digits == null ? "" : Phone.parse(digits).map(Phone::display).toOptional().orElse(digits);
    }

    /** {@code 12,3 MB}. */
    public String bytes(long count) {
        return BrazilianFormat.bytes(count);
    }

    /** {@code 15/01/2026}. */
    public String date(LocalDate date) {
        return BrazilianFormat.date(date);
    }

    /** {@code 15/01/2026 10:30} in the store's zone. */
    public String instant(Instant instant) {
        return BrazilianFormat.dateTime(instant, zone());
    }

    /** {@code hoje 14:30}, {@code ontem 9:05}, {@code sex 28/11}, {@code 28/11/2025}. */
    public String spoken(Instant instant) {
        LocalDate date = instant.atZone(zone()).toLocalDate();
        String day = spokenDay(date);
        boolean near = Math.abs(ChronoUnit.DAYS.between(today(), date)) <= 1;
        return near ? day + " " + time(instant) : day;
    }

    /** {@code hoje}, {@code ontem}, {@code amanhã}, {@code sex 28/11}, {@code 28/11/2025}. */
    public String spokenDay(LocalDate date) {
        LocalDate today = today();
        long away = ChronoUnit.DAYS.between(today, date);
        if (away == 0) {
            return message("time.today");
        } else if (away == -1) {
            return message("time.yesterday");
        } else if (away == 1) {
            return message("time.tomorrow");
        } else if (Math.abs(away) < 180) {
            return message("weekday." + date.getDayOfWeek().getValue()) + " " + DAY.format(date);
        } else {
            return date(date);
        }
    }

    /** {@code 14:30} in the store's zone. */
    public String time(Instant instant) {
        return TIME.format(instant.atZone(zone()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private static ZoneId zone() {
        return TenantContext.current().map(Tenant::zone).orElse(Tenant.DEFAULT_ZONE);
    }

    private String message(String key) {
        return messages.getMessage(key, null, BrazilianFormat.LOCALE);
    }
}
