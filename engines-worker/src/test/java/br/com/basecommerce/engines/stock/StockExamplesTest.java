package br.com.basecommerce.engines.stock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of engines.md section 2.6; each output is the published one. */
class StockExamplesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 7, 1);
    private static final LeadTime SEVEN_DAYS = new LeadTime(7, 0);
    private static final Season NO_SEASON = new Season(Map.of(), Season.NONE);
    private static final double[] S4 = repeated(9, 12, 8, 10, 9, 14, 7, 0, 11, 6, 13);

    @Test
    void s1SimpleEstimate() {
        Demand demand = demand(repeated(20, 10), SEVEN_DAYS);
        StockLimits limits = limits(demand, 'C', true);
        StockPosition position = position(20, 0, 0);

        assertThat(demand.mean()).isEqualTo(10);
        assertThat(limits.method()).isEqualTo(StockMethod.SIMPLE);
        assertThat(limits.minimum()).isEqualByComparingTo("84");
        assertThat(limits.maximum()).isEqualByComparingTo("140");
        assertThat(position.cover(demand.forecast())).contains(new BigDecimal("2.00"));
        assertThat(position.daysUntilRupture(demand.forecast())).contains(2);
        assertThat(level(position, limits, demand)).contains(RiskLevel.HIGH);
        assertThat(suggested(position, limits, Correction.NONE, 40)).isEqualByComparingTo("120");
    }

    @Test
    void s2SimpleEstimateOfAFractionalUnit() {
        double[] sales = new double[20];
        System.arraycopy(new double[]{4, 6, 3, 5, 2}, 0, sales, 3, 5);
        Demand demand = demand(sales, SEVEN_DAYS);
        StockLimits limits = limits(demand, 'C', false);

        assertThat(demand.sellingDays()).isEqualTo(5);
        assertThat(demand.mean()).isEqualTo(1);
        assertThat(limits.minimum()).isEqualTo("8.400");
        assertThat(limits.maximum()).isEqualTo("14.000");
    }

    @Test
    void s3TooFewDaysOrSales() {
        double[] twoSellingDays = new double[20];
        twoSellingDays[4] = 3;
        twoSellingDays[9] = 5;
        for (double[] sales : List.of(repeated(13, 10), twoSellingDays)) {
            StockLimits limits = limits(demand(sales, SEVEN_DAYS), 'A', true);

            assertThat(limits.method()).isEqualTo(StockMethod.INSUFFICIENT);
            assertThat(limits.minimum()).isNull();
            assertThat(limits.maximum()).isNull();
        }
    }

    @Test
    void s4RefinedEstimate() {
        Demand demand = demand(S4, SEVEN_DAYS);
        StockLimits limits = limits(demand, 'A', true);

        assertThat(demand.historyDays()).isEqualTo(90);
        assertThat(demand.mean()).isEqualTo(9);
        assertThat(demand.sellingDays()).isEqualTo(81);
        assertThat(demand.deviation()).isCloseTo(3.8947, within(0.00005));
        assertThat(limits.method()).isEqualTo(StockMethod.REFINED);
        assertThat(limits(demand, 'A', false).minimum()).isEqualTo("83.197");
        assertThat(limits(demand, 'A', false).maximum()).isEqualTo("146.197");
        assertThat(limits.minimum()).isEqualByComparingTo("84");
        assertThat(limits.maximum()).isEqualByComparingTo("147");
    }

    @ParameterizedTest
    @CsvSource({"B, 80, 143", "C, 77, 140"})
    void s5TheClassDecidesTheSafety(char abcClass, BigDecimal minimum, BigDecimal maximum) {
        StockLimits limits = limits(demand(S4, SEVEN_DAYS), abcClass, true);

        assertThat(limits.minimum()).isEqualByComparingTo(minimum);
        assertThat(limits.maximum()).isEqualByComparingTo(maximum);
    }

    @Test
    void s6LeadTimeLearnedFromReceipts() {
        LeadTime learned = LeadTime.of(null, List.of(6, 8, 10), 30, 7);
        StockLimits limits = limits(demand(S4, learned), 'A', true);

        assertThat(learned).isEqualTo(new LeadTime(8, 2));
        assertThat(requireNonNull(limits(demand(S4, learned), 'A', false).minimum()).doubleValue() - 72).isCloseTo(
                41.3624,
                within(0.0005));
        assertThat(limits.minimum()).isEqualByComparingTo("114");
        assertThat(limits.maximum()).isEqualByComparingTo("177");
    }

    @Test
    void leadTimeTakesTheMostTrustworthyFigure() {
        assertThat(LeadTime.of(5.0, List.of(6, 8, 10), 3, 7)).isEqualTo(new LeadTime(5, 0));
        assertThat(LeadTime.of(null, List.of(6, 8), 3, 7)).isEqualTo(new LeadTime(3, 0));
        assertThat(LeadTime.of(null, List.of(), null, 7)).isEqualTo(new LeadTime(7, 0));
    }

    @Test
    void s7SeasonByManualFactors() {
        LocalDate january = LocalDate.of(2026, 1, 15);
        Season season = new Season(Map.of(10, 1.00, 11, 1.05, 12, 0.90, 1, 1.10), Season.NONE);
        SalesHistory history = history(january, S4);
        Demand demand = Demand.of(history, january, season, SEVEN_DAYS, StockParameters.DEFAULTS);
        StockLimits limits = limits(demand, 'A', true);

        assertThat(season.mean(history.countedDays(january, 90))).isCloseTo(0.9978, within(0.00005));
        assertThat(demand.forecast()).isCloseTo(9.9220, within(0.00005));
        assertThat(limits(demand, 'A', false).minimum()).isEqualTo("89.651");
        assertThat(limits(demand, 'A', false).maximum()).isEqualTo("159.105");
        assertThat(limits.minimum()).isEqualByComparingTo("90");
        assertThat(limits.maximum()).isEqualByComparingTo("160");
    }

    @Test
    void aSeasonIsLearnedFromAYearOfSales() {
        LocalDate firstDay = LocalDate.of(2024, 7, 1);
        Map<LocalDate, Double> sold = new HashMap<>();
        firstDay.datesUntil(AS_OF).forEach(day -> sold.put(day, day.getMonthValue() == 12 ? 18.0 : 9.0));
        SalesHistory twoYears = new SalesHistory(firstDay, sold, Set.of());
        SalesHistory young = new SalesHistory(AS_OF.minusDays(364), sold, Set.of());

        assertThat(Season.learn(twoYears, AS_OF).get(11)).isEqualTo(1.84);
        assertThat(Season.learn(twoYears, AS_OF).get(0)).isEqualTo(0.92);
        assertThat(Season.learn(young, AS_OF)).isEqualTo(Season.NONE);
    }

    @Test
    void s8AbcClasses() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(5).toList();
        List<Integer> values = List.of(500, 250, 150, 60, 40);
        Map<UUID, Character> classes = AbcClasses.of(IntStream.range(0, 5).mapToObj(
                i -> new AbcClasses.Sold(ids.get(i), BigDecimal.valueOf(values.get(i)))).toList());

        assertThat(ids.stream().map(classes::get)).containsExactly('A', 'A', 'A', 'B', 'C');
    }

    @Test
    void withoutValueAProductIsOfClassC() {
        UUID returned = UUID.randomUUID();
        UUID unsold = UUID.randomUUID();

        assertThat(AbcClasses.of(List.of(new AbcClasses.Sold(returned, new BigDecimal("-5")),
                new AbcClasses.Sold(unsold, BigDecimal.ZERO)))).containsOnly(Map.entry(returned, 'C'), Map.entry(unsold,
                        'C'));
    }

    @Test
    void s9Excess() {
        BigDecimal maximum = new BigDecimal("70");

        assertThat(Surplus.excess(position(200, 0, 0), maximum, 20)).contains(new BigDecimal("130"));
        assertThat(Surplus.excess(position(84, 0, 0), maximum, 20)).isEmpty();
        assertThat(Surplus.excess(position(85, 0, 0), maximum, 20)).contains(new BigDecimal("15"));
    }

    @Test
    void aProductIsIdleAfterSixtyDaysWithoutASale() {
        LocalDate longAgo = AS_OF.minusDays(100);

        assertThat(Surplus.idleSince(position(5, 0, 0), longAgo, AS_OF.minusDays(60), AS_OF, 60)).contains(
                AS_OF.minusDays(60));
        assertThat(Surplus.idleSince(position(5, 0, 0), longAgo, null, AS_OF, 60)).contains(longAgo);
        assertThat(Surplus.idleSince(position(5, 0, 0), longAgo, AS_OF.minusDays(59), AS_OF, 60)).isEmpty();
        assertThat(Surplus.idleSince(position(0, 0, 0), longAgo, null, AS_OF, 60)).isEmpty();
        assertThat(Surplus.idleSince(position(5, 0, 0), AS_OF.minusDays(59), null, AS_OF, 60)).isEmpty();
    }

    @Test
    void s11CorrectionByWhatTheStoreBought() {
        double correction = Correction.factor(List.of(bought("120", "160"), bought("80", "100"), bought("40", "60")));
        StockLimits limits = limits(demand(S4, SEVEN_DAYS), 'A', true);

        assertThat(correction).isCloseTo(1.3333, within(0.00005));
        assertThat(suggested(position(50, 0, 0), limits, correction, 40)).isEqualByComparingTo("160");
        assertThat(suggested(position(50, 0, 0), limits, correction, 1)).isEqualByComparingTo("130");
    }

    @Test
    void fewAnswersOrNearOnesCorrectNothing() {
        assertThat(Correction.factor(List.of(bought("10", "20"), bought("10", "20")))).isEqualTo(1);
        assertThat(Correction.factor(List.of(bought("10", "12"), bought("10", "9"), bought("10", "8")))).isEqualTo(1);
        assertThat(Correction.factor(List.of(bought("10", "50"), bought("10", "50"), bought("10", "50")))).isEqualTo(
                2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,   0,  0,  0,   0.00,  0,  high,   147, 160
            0,   0,  30, -30, 0.00,  0,  high,   177, 200
            50,  0,  0,  50,  5.56,  5,  high,   97,  120
            70,  0,  0,  70,  7.78,  7,  medium, 77,  80
            50,  60, 0,  110, 5.56,  5,  medium, ,
            120, 0,  0,  120, 13.33, 13, low,    ,
            150, 0,  0,  150, 16.67, 16, none,   ,
            """)
    void levelsOfS4(int available, int incoming, int backordered, BigDecimal total, BigDecimal cover, int days,
            String expectedLevel, BigDecimal before, BigDecimal afterPacks) {
        Demand demand = demand(S4, SEVEN_DAYS);
        StockLimits limits = limits(demand, 'A', true);
        StockPosition position = position(available, incoming, backordered);

        assertThat(position.total()).isEqualByComparingTo(total);
        assertThat(position.cover(demand.forecast())).contains(cover);
        assertThat(position.daysUntilRupture(demand.forecast())).contains(days);
        assertThat(level(position, limits, demand).map(RiskLevel::code).orElse("none")).isEqualTo(expectedLevel);
        assertThat(suggestion(position, limits, 1, 1).map(BigDecimal::stripTrailingZeros)).isEqualTo(
                Optional.ofNullable(before).map(BigDecimal::stripTrailingZeros));
        assertThat(suggestion(position, limits, 1, 40).map(BigDecimal::stripTrailingZeros)).isEqualTo(
                Optional.ofNullable(afterPacks).map(BigDecimal::stripTrailingZeros));
    }

    @Test
    void aMinimumSetByHandWins() {
        StockParameters byHand = StockParameters.of(Map.of(), Map.of("minimum_override", "25", "maximum_override",
                "60"));
        StockLimits limits = StockLimits.of(demand(S4, SEVEN_DAYS), byHand, 'A', true);
        StockLimits fewSales = StockLimits.of(demand(repeated(3, 1), SEVEN_DAYS), StockParameters.of(Map.of(), Map.of(
                "minimum_override", 25)), 'A', true);

        assertThat(limits.method()).isEqualTo(StockMethod.MANUAL);
        assertThat(limits.minimum()).isEqualByComparingTo("25");
        assertThat(limits.maximum()).isEqualByComparingTo("60");
        assertThat(fewSales.method()).isEqualTo(StockMethod.MANUAL);
        assertThat(fewSales.maximum()).isEqualByComparingTo("25");
    }

    @Test
    void daysWithNothingToSellDoNotCount() {
        SalesHistory history = history(AS_OF, repeated(20, 10));
        SalesHistory soldOut = new SalesHistory(history.firstDay(), history.sold(), new HashSet<>(List.of(AS_OF
                .minusDays(1), AS_OF.minusDays(2))));

        assertThat(soldOut.countedDays(AS_OF, 90)).hasSize(18);
    }

    @Test
    void productParametersWinOverTheStores() {
        StockParameters merged = StockParameters.of(
                Map.of("lead_time_days", 10, "review_days", 14, "service_z", Map.of("A", 2.33)),
                Map.of("review_days", 3, "seasonal_factors", Map.of("12", "0.90")));

        assertThat(merged.leadTimeDays()).isEqualTo(10);
        assertThat(merged.ownLeadTimeDays()).isNull();
        assertThat(merged.reviewDays()).isEqualTo(3);
        assertThat(merged.serviceZ()).containsEntry('A', 2.33).containsEntry('B', 1.645);
        assertThat(merged.seasonalFactors()).containsEntry(12, 0.9);
        assertThat(merged.windowDays()).isEqualTo(90);
    }

    private static Optional<RiskLevel> level(StockPosition position, StockLimits limits, Demand demand) {
        return RiskLevel.of(position, requireNonNull(limits.minimum()), demand.forecast(), demand.leadTime().days(), 7);
    }

    private static BigDecimal suggested(StockPosition position, StockLimits limits, double correction, int pack) {
        return suggestion(position, limits, correction, pack).orElseThrow();
    }

    private static Optional<BigDecimal> suggestion(StockPosition position, StockLimits limits, double correction,
            int pack) {
        return Replenishment.quantity(position, requireNonNull(limits.minimum()), requireNonNull(limits.maximum()),
                correction, BigDecimal.valueOf(
                        pack), true);
    }

    private static StockLimits limits(Demand demand, char abcClass, boolean wholeUnits) {
        return StockLimits.of(demand, StockParameters.DEFAULTS, abcClass, wholeUnits);
    }

    private static Demand demand(double[] sales, LeadTime leadTime) {
        return Demand.of(history(AS_OF, sales), AS_OF, NO_SEASON, leadTime, StockParameters.DEFAULTS);
    }

    private static SalesHistory history(LocalDate asOf, double[] sales) {
        LocalDate firstDay = asOf.minusDays(sales.length);
        Map<LocalDate, Double> sold = new HashMap<>();
        for (int day = 0; day < sales.length; day++) {
            sold.put(firstDay.plusDays(day), sales[day]);
        }
        return new SalesHistory(firstDay, sold, Set.of());
    }

    private static StockPosition position(int available, int incoming, int backordered) {
        return new StockPosition(BigDecimal.valueOf(available), BigDecimal.ZERO, BigDecimal.valueOf(backordered),
                BigDecimal.valueOf(incoming));
    }

    private static Correction.Bought bought(String suggested, String actual) {
        return new Correction.Bought(new BigDecimal(suggested), new BigDecimal(actual));
    }

    private static double[] repeated(int times, double... pattern) {
        return IntStream.range(0, times * pattern.length).mapToDouble(i -> pattern[i % pattern.length]).toArray();
    }
}
