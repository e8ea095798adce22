package br.com.basecommerce.common.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormatsTest {

    /** Monday, 23 November, 22:30 in São Paulo; in UTC it is Tuesday already. */
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

    private final Formats formats = new Formats(words(), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"1234.56, 'R$ 1.234,56'", "-23.70, '-R$ 23,70'", "0.00, 'R$ 0,00'"})
    void moneyHasItsSignBeforeTheCurrency(String amount, String shown) {
        assertThat(plain(formats.money(Money.of(amount)))).isEqualTo(shown);
    }

    @Test
    void aUnitCostShowsFourDecimalsOnlyWhenNeeded() {
        assertThat(plain(formats.unitCost(UnitCost.of("31.2000")))).isEqualTo("R$ 31,20");
        assertThat(plain(formats.unitCost(UnitCost.of("0.4375")))).isEqualTo("R$ 0,4375");
    }

    @ParameterizedTest
    @CsvSource({"10, SC, 10 sacos", "1, SC, 1 saco", "2.500, M3, '2,5 m³'", "1200, UN, 1.200 unidades"})
    void aQuantityAgreesWithItsUnit(String quantity, String unit, String shown) {
        assertThat(plain(formats.quantity(Quantity.of(quantity), Unit.ofCode(unit)))).isEqualTo(shown);
    }

    @Test
    void theBigNumberHasItsSignElsewhere() {
        assertThat(formats.digits(Money.of("-1234.50"))).isEqualTo("1.234,50");
    }

    @ParameterizedTest
    @CsvSource({"52998224725, 529.982.247-25", "12345678000195, 12.345.678/0001-95",
            "12ABC34501DE35, 12.ABC.345/01DE-35",
            "123, 123", ", ''"})
    void aDocumentHasItsMask(@Nullable String bare, String shown) {
        assertThat(formats.document(bare)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"24999990000, (24) 99999-0000", "2433334444, (24) 3333-4444", "99, 99", ", ''"})
    void aTelephoneIsWrittenAsPeopleDo(@Nullable String digits, String shown) {
        assertThat(formats.phone(digits)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"5.00, 5%", "12.50, '12,5%'", "0.00, 0%"})
    void aPercentageDropsTrailingZeros(String percent, String shown) {
        assertThat(formats.percent(Percentage.of(percent))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24T01:05:00Z, hoje 22:05", "2026-11-23T02:59:00Z, ontem 23:59",
            "2026-11-24T03:00:00Z, amanhã 0:00", "2026-11-20T15:00:00Z, sex 20/11", "2025-11-20T15:00:00Z, 20/11/2025"})
    void anInstantIsSpokenInTheStoresOwnDays(String instant, String shown) {
        assertThat(formats.spoken(Instant.parse(instant))).isEqualTo(shown);
    }

    @Test
    void theExactInstantIsInTheStoresZone() {
        assertThat(formats.instant(NOW)).isEqualTo("23/11/2026 22:30");
        assertThat(formats.spokenDay(LocalDate.of(2026, 11, 28))).isEqualTo("sáb 28/11");
    }

    private static String plain(String shown) {
        return shown.replace('\u00a0', ' ');
    }

    private static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages/common");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
