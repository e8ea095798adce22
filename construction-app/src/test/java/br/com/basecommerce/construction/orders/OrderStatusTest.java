package br.com.basecommerce.construction.orders;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatusTest {

    /** Of ten ordered: delivered, closed, a delivery in preparation, one on the road. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0,  0,  false, false, PENDING
            0,  0,  true,  false, PREPARING
            0,  0,  true,  true,  OUT_FOR_DELIVERY
            4,  0,  false, false, PARTIALLY_DELIVERED
            4,  0,  true,  false, PARTIALLY_DELIVERED
            4,  0,  false, true,  OUT_FOR_DELIVERY
            10, 0,  false, false, DELIVERED
            4,  6,  false, false, DELIVERED
            0,  10, false, false, CANCELLED
            0,  3,  false, false, PENDING
            """)
    void isDerivedFromLinesAndDeliveries(int delivered, int closed, boolean inPreparation, boolean onTheRoad,
            OrderStatus expected) {
        OrderLine line = line("100.00", 10, delivered, closed);

        assertThat(OrderStatus.derive(List.of(line), new DeliveryProgress(inPreparation, onTheRoad)))
                .isEqualTo(expected);
    }

    @Test
    void oneLineWithBalanceKeepsTheOrderOpen() {
        assertThat(OrderStatus.derive(List.of(line("10.00", 1, 1, 0), line("10.00", 1, 0, 0)), DeliveryProgress.NONE))
                .isEqualTo(OrderStatus.PARTIALLY_DELIVERED);
    }

    @Test
    void theSharesOfAllHandOversAddUpToTheNetTotal() {
        OrderLine line = line("100.00", 3, 0, 0);
        Money sum = Money.ZERO;

        for (int round = 0; round < 3; round++) {
            sum = sum.plus(line.shareOf(Quantity.of(1)));
            line = line.delivering(Quantity.of(1));
        }

        assertThat(sum).isEqualTo(Money.of("100.00"));
        assertThat(line("100.00", 3, 1, 0).shareOf(Quantity.of(1))).isEqualTo(Money.of("33.34"));
    }

    private static OrderLine line(String netTotal, int ordered, int delivered, int closed) {
        return new OrderLine(Ids.next(), 1, null, Unit.UN, Quantity.of(ordered), Quantity.of(delivered), Quantity.ZERO,
                Quantity.of(closed), Money.of(netTotal), null);
    }
}
