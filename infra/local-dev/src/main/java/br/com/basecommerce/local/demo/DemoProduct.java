package br.com.basecommerce.local.demo;

import br.com.basecommerce.common.values.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One product of the demo catalogue.
 *
 * @param units further units as {@code KG:1/50:sell}
 * @param weeklyDemand stock units a week in a store of middle size
 */
record DemoProduct(String code, String name, String brand, String category, String stockUnit, boolean fraction,
        String priceUnit, int priceNumerator, int priceDenominator, String basePrice, String manualCost,
        String weightKg,
        List<DemoUnit> units, double weeklyDemand) {

    /** A further unit: {@code numerator/denominator} stock units. */
    record DemoUnit(String unit, int numerator, int denominator, boolean sell, boolean buy) {

        static DemoUnit parse(String text) {
            String[] parts = text.split("[:/]");
            return new DemoUnit(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                    parts[3].contains("sell"), parts[3].contains("buy"));
        }

        Map<String, Object> toJson(boolean firstPurchase) {
            return Map.of("unit", unit, "numerator", numerator, "denominator", denominator, "sellable", sell,
                    "purchasable", buy, "default_sell", false, "default_purchase", firstPurchase, "fraction_allowed",
                    Unit.ofCode(unit).allowsFractions());
        }
    }

    /** All of them, in the order of the file. */
    static List<DemoProduct> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(DemoProduct.class.getResourceAsStream("/demo/products.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(DemoProduct::parse).toList();
        }
    }

    private static DemoProduct parse(String line) {
        String[] column = line.split(";", -1);
        List<DemoUnit> units = column[12].isEmpty()
                ? List.of()
                : Arrays.stream(column[12].split(" ")).map(DemoUnit::parse).toList();
        return new DemoProduct(column[0], column[1], column[2], column[3], column[4], Boolean.parseBoolean(column[5]),
                column[6], Integer.parseInt(column[7]), Integer.parseInt(column[8]), column[9], column[10], column[11],
                units, Double.parseDouble(column[13]));
    }

    List<Map<String, Object>> unitsAsJson() {
        DemoUnit firstPurchase = units.stream().filter(DemoUnit::buy).findFirst().orElse(null);
        return units.stream().map(unit -> unit.toJson(unit.equals(firstPurchase))).collect(Collectors.toList());
    }
}
