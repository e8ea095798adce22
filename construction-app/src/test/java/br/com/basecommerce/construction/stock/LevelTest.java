package br.com.basecommerce.construction.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Quantity;
import org.junit.jupiter.api.Test;

class LevelTest {

    @Test
    void whatLacksIsOwedToWhoWaits() {
        Level level = level(4, 0, 0);

        assertThat(level.reserve(Quantity.of(10), true)).isEqualTo(new LevelChange(StockCause.RESERVATION,
                Quantity.of(4)));

        assertThat(level.reserved()).isEqualTo(Quantity.of(4));
        assertThat(level.backordered()).isEqualTo(Quantity.of(6));
        assertThat(level.available()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void goodsThatLeaveTakeTheirReservationWithThem() {
        Level level = level(10, 4, 2);

        level.handOver(Quantity.of(5), Quantity.of(4));

        assertThat(level.onHand()).isEqualTo(Quantity.of(5));
        assertThat(level.reserved()).isEqualTo(Quantity.ZERO);
        assertThat(level.backordered()).isEqualTo(Quantity.of(1));
    }

    @Test
    void aLossCutsReservationsThatCanNoLongerBeKept() {
        Level level = level(10, 8, 0);
        Quantity cut = level.cutBy(Quantity.of(-5));

        level.move(StockCause.ADJUSTMENT, Quantity.of(-5), cut);

        assertThat(cut).isEqualTo(Quantity.of(3));
        assertThat(level.reserved()).isEqualTo(Quantity.of(5));
        assertThat(level.backordered()).isEqualTo(Quantity.of(3));
    }

    @Test
    void neverFallsBelowWhatIsReserved() {
        assertThatIllegalStateException().isThrownBy(() -> level(10, 8, 0).move(StockCause.ADJUSTMENT,
                Quantity.of(-5), Quantity.ZERO));
    }

    @Test
    void everyChangeIsItsNextVersion() {
        Level level = level(10, 0, 0);

        level.reserve(Quantity.of(1), true);
        level.release(Quantity.of(1), Quantity.ZERO);

        assertThat(level.version()).isEqualTo(2);
    }

    private static Level level(long onHand, long reserved, long backordered) {
        return new Level(Ids.next(), Quantity.of(onHand), Quantity.of(reserved), Quantity.of(backordered),
                Quantity.ZERO, 0);
    }
}
