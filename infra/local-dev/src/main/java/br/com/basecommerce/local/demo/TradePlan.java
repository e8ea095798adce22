package br.com.basecommerce.local.demo;

import br.com.basecommerce.local.demo.PlannedSale.Ending;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ninety days of trade up to yesterday, and what lies open since. The same seed and day give the same plan. */
final class TradePlan {

    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final int MINUTES_OPEN = 570;
    private static final int DAYS_OF_OPEN_QUOTES = 5;

    private final List<PlannedSale> sales = new ArrayList<>();

    /** @param salesADay on average, Sundays closed */
    TradePlan(Random random, List<DemoProduct> products, LocalDate today, ZoneId zone, int days, int salesADay,
            int customers) {
        Basket basket = new Basket(products, random);
        for (LocalDate day = today.minusDays(days); day.isBefore(today); day = day.plusDays(1)) {
            int sold = day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : salesADay / 2 + random.nextInt(salesADay + 1);
            boolean recent = day.isAfter(today.minusDays(DAYS_OF_OPEN_QUOTES));
            for (int i = 0; i < sold; i++) {
                sales.add(new PlannedSale(
                        day.atTime(OPENING).plusMinutes(random.nextInt(MINUTES_OPEN)).atZone(zone).toInstant(),
                        random.nextInt(customers), random.nextInt(10) < 4, ending(random.nextInt(20), recent),
                        basket.fill()));
            }
        }
    }

    private static Ending ending(int die, boolean recent) {
        if (die < 12) {
            return Ending.HANDED_OVER;
        }
        if (die < 14 && recent) {
            return Ending.ORDERED;
        }
        if (die < 16) {
            return recent ? Ending.APPROVED : Ending.HANDED_OVER;
        }
        if (die < 18) {
            return Ending.SENT;
        }
        return die < 19 && recent ? Ending.DRAFT : Ending.REJECTED;
    }

    List<PlannedSale> inOrder() {
        return sales.stream().sorted(java.util.Comparator.comparing(PlannedSale::begins)).toList();
    }

    /** Stock units of each product that leave the store in this plan. */
    Map<DemoProduct, Long> sold() {
        Map<DemoProduct, Long> sold = new HashMap<>();
        for (PlannedSale sale : sales) {
            if (sale.ending() == Ending.HANDED_OVER || sale.ending() == Ending.ORDERED) {
                sale.basket().forEach((product, quantity) -> sold.merge(product, quantity, Long::sum));
            }
        }
        return sold;
    }
}
