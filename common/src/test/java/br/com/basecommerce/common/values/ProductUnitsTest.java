package br.com.basecommerce.common.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductUnitsTest {

    private static final Factor PALLET = new Factor(40, 1);
    private static final Factor TONNE = new Factor(20, 1);
    private static final Factor KILO = new Factor(1, 50);
    private static final Factor SQUARE_METRE_OF_TILE = new Factor(20, 41);

    private final ProductUnits tile = new ProductUnits(Unit.CX, false, Unit.M2, new Factor(41, 20));
    private final ProductUnits cement = ProductUnits.of(Unit.SC);
    private final ProductUnits screws = new ProductUnits(Unit.UN, false, Unit.PC, new Factor(1, 3));
    private final ProductUnits sand = ProductUnits.of(Unit.M3);

    @Test
    void sellsTilesInClosedBoxesAtThePriceOfTheSquareMetre() {
        Quantity entered = Quantity.of(23);
        Percentage waste = Percentage.of("10");

        Quantity boxes = tile.stockQuantity(entered, waste, SQUARE_METRE_OF_TILE).orElseThrow();

        assertThat(boxes).isEqualTo(Quantity.of(13));
        assertThat(tile.priceQuantity(boxes)).isEqualTo(Quantity.of("26.65"));
        assertThat(tile.surplus(boxes, entered, waste, SQUARE_METRE_OF_TILE)).isEqualTo(Quantity.of("1.35"));
        assertThat(tile.lineTotal(boxes, Money.of("39.90"), Percentage.ZERO)).isEqualTo(Money.of("1063.34"));
        assertThat(tile.stockUnitPrice(Money.of("39.90"))).isEqualTo(UnitCost.of("81.7950"));
    }

    @Test
    void sellsOneScrewOfAPackOfThree() {
        assertThat(screws.lineTotal(Quantity.of(1), Money.of("30.00"), Percentage.ZERO)).isEqualTo(Money.of("10.00"));
        assertThat(screws.priceQuantity(Quantity.of(1))).isEqualTo(Quantity.of("0.333"));
    }

    @Test
    void countsATonneAndAHalfOfCementAsThirtyBags() {
        assertThat(cement.stockQuantity(Quantity.of("1.5"), TONNE).toOptional()).contains(Quantity.of(30));
        assertThat(cement.stockQuantity(Quantity.of(1500), KILO).toOptional()).contains(Quantity.of(30));
        assertThat(cement.surplus(Quantity.of(30), Quantity.of("1.5"), Percentage.ZERO, TONNE)).isEqualTo(
                Quantity.ZERO);
    }

    @Test
    void knowsTheCostOfABagBoughtByThePallet() {
        assertThat(cement.stockQuantity(Quantity.of(1), PALLET).toOptional()).contains(Quantity.of(40));
        assertThat(ProductUnits.unitCost(Money.of("1200.00"), PALLET)).isEqualTo(UnitCost.of("30.0000"));
        assertThat(ProductUnits.unitCost(Money.of("100.00"), new Factor(3, 1))).isEqualTo(UnitCost.of("33.3333"));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "50,1", "51,2", "0.001,1", "100,2"})
    void roundsUpToWholeUnits(String kilos, long bags) {
        assertThat(cement.stockQuantity(Quantity.of(kilos), KILO).toOptional()).contains(Quantity.of(bags));
    }

    @ParameterizedTest
    @CsvSource({"1,0.003", "2,0.005", "400,1", "0.2,0.001"})
    void roundsHalfUpToThreeDecimalsWhereTheUnitMayBeSplit(String entered, String stock) {
        assertThat(sand.stockQuantity(Quantity.of(entered), new Factor(1, 400)).toOptional()).contains(
                Quantity.of(stock));
    }

    @Test
    void refusesWhatRoundsToNothingOrIsNothingOrTooMuch() {
        assertThat(sand.stockQuantity(Quantity.of("0.199"), new Factor(1, 400)).refusal()).contains(
                Refusal.ROUNDS_TO_ZERO);
        assertThat(sand.stockQuantity(Quantity.ZERO, Factor.ONE).refusal()).contains(Refusal.NUMBER_TOO_SMALL);
        assertThat(sand.stockQuantity(Quantity.of(-1), Factor.ONE).refusal()).contains(Refusal.NUMBER_TOO_SMALL);
        assertThat(sand.stockQuantity(Quantity.of(1_000_000), new Factor(1_000_000, 1)).refusal()).contains(
                Refusal.NUMBER_TOO_LARGE);
    }

    @Test
    void addsWasteBeforeItRounds() {
        assertThat(cement.stockQuantity(Quantity.of(10), Percentage.of("0.01"), Factor.ONE).toOptional()).contains(
                Quantity.of(11));
        assertThat(sand.stockQuantity(Quantity.of("0.005"), Percentage.of("10"), Factor.ONE).toOptional()).contains(
                Quantity.of("0.006"));
    }

    @Test
    void splitsNoUnitWhoseProductForbidsIt() {
        ProductUnits roll = new ProductUnits(Unit.M, false, Unit.M, Factor.ONE);
        assertThat(roll.stockQuantity(Quantity.of("2.1"), Factor.ONE).toOptional()).contains(Quantity.of(3));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new ProductUnits(Unit.SC, true, Unit.SC, Factor.ONE));
    }

    /** The HALF_UP row of product.md 6.2. */
    @ParameterizedTest
    @CsvSource({"1.5,3.33,0,5.00", "2.5,0.33,0,0.83", "3,19.99,7.5,55.47", "10,30,100,0.00", "8,36.90,5,280.44"})
    void roundsALineOnceHalfUp(String quantity, String price, String discount, String total) {
        assertThat(sand.lineTotal(Quantity.of(quantity), Money.of(price), Percentage.of(discount))).isEqualTo(
                Money.of(total));
    }
}
