package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How much to buy now, and how urgently. */
final class Replenishment {

    private Replenishment() {}

    /**
     * Up to the maximum, in whole packs; empty while the position is not below the minimum.
     *
     * @param correction by what the store usually changes our quantities, 1 for nothing
     * @param packQuantity stock units in a purchase unit
     */
    static Optional<BigDecimal> quantity(StockPosition position, BigDecimal minimum, BigDecimal maximum,
            double correction, BigDecimal packQuantity, boolean wholeUnits) {
        if (position.total().compareTo(minimum) >= 0) {
            return Optional.empty();
        }
        double wanted = maximum.subtract(position.total()).doubleValue() * correction;
        if (!wholeUnits && packQuantity.compareTo(BigDecimal.ONE) == 0) {
            return Optional.of(Rounding.up(wanted, 3));
        }
        BigDecimal packs = Rounding.up(wanted / packQuantity.doubleValue(), 0);
        return Optional.of(packs.multiply(packQuantity).setScale(3, RoundingMode.HALF_UP));
    }

    /** By what the store buys first: class A high, B medium, C low, one step up before goods run out. */
    static RiskLevel priority(char abcClass, Optional<RiskLevel> risk) {
        RiskLevel ofClass = switch (abcClass) {
            case 'A' -> RiskLevel.HIGH;
            case 'B' -> RiskLevel.MEDIUM;
            default -> RiskLevel.LOW;
        };
        boolean urgent = risk.filter(level -> level == RiskLevel.HIGH).isPresent();
        return urgent && ofClass == RiskLevel.LOW ? RiskLevel.MEDIUM : urgent ? RiskLevel.HIGH : ofClass;
    }
}
