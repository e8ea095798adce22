package br.com.basecommerce.common.web.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @Test
    void aDarkStoreColourCarriesWhiteTextAndIsReadableAsItIs() {
        assertThat(Theme.of("#0e6170", "#e2762b").css()).isEqualTo(
                ":root{--primary:#0e6170;--secondary:#e2762b;--on-primary:#ffffff;--primary-text:#0e6170;--primary-hover:#0c525f;--primary-soft:#dbe7ea}\n");
    }

    @Test
    void aLightStoreColourCarriesDarkTextAndIsDarkenedWhereItIsText() {
        assertThat(Theme.of("#F5B400", "#1d3557").css()).isEqualTo(
                ":root{--primary:#f5b400;--secondary:#1d3557;--on-primary:#1f2937;--primary-text:#936c00;--primary-hover:#d09900;--primary-soft:#fef4d9}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#ffff00", "#00ff00", "#777777", "#000000", "#1a73e8", "#ea4335"})
    void textInTheStoreColourIsAlwaysReadable(String primary) {
        Colour text = Colour.parse(Theme.of(primary, Theme.DEFAULT_SECONDARY).primaryText());
        assertThat(text.contrastWith(Colour.WHITE)).isGreaterThanOrEqualTo(4.5);
    }

    @Test
    void theContrastOfBlackOnWhiteIsTwentyOne() {
        assertThat(Colour.parse("#000000").contrastWith(Colour.WHITE)).isEqualTo(21.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "#123456;}body{display:none", ""})
    void onlyAColourIsTakenForOne(String text) {
        assertThatThrownBy(() -> Theme.of(text, Theme.DEFAULT_SECONDARY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashChangesWithAColour() {
        assertThat(Theme.of("#0e6170", "#e2762b").hash()).hasSize(12)
                .isNotEqualTo(Theme.of("#0e6171", "#e2762b").hash());
    }
}
