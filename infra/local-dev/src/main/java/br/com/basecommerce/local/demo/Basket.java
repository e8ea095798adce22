package br.com.basecommerce.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is bought together: the heart of a kind of work, plus now and then something else. Makes the sales engine right. */
final class Basket {

    /** A kind of work and the codes of what it takes; the first two are nearly always bought. */
    private static final List<List<String>> WORKS = List.of(
            List.of("Cimento CP II-E 32", "Areia média lavada", "Tijolo cerâmico 9 furos", "Cal hidratada",
                    "Linha de pedreiro"),
            List.of("Cimento CP II-E 32", "Brita 1", "Areia média lavada", "Vergalhão CA-50 10,0",
                    "Arame recozido nº 18",
                    "Prego 17 × 27"),
            List.of("Bloco de concreto 14 × 19 × 39", "Canaleta de concreto", "Cimento CP II-F 32",
                    "Vergalhão CA-50 8,0"),
            List.of("Porcelanato acetinado cinza", "Argamassa AC-III 20", "Rejunte flexível cinza platina",
                    "Espaçador nivelador", "Cunha niveladora"),
            List.of("Piso cerâmico bege", "Argamassa AC-I 20", "Rejunte flexível bege", "Espaçador plástico"),
            List.of("Revestimento branco brilhante", "Argamassa AC-II 20", "Rejunte flexível branco"),
            List.of("Tubo PVC soldável 25", "Joelho 90° soldável 25", "Adesivo para PVC", "Luva soldável 25",
                    "Fita veda-rosca"),
            List.of("Tubo PVC esgoto 100", "Joelho 90° esgoto 100", "Tê esgoto 100", "Adesivo para PVC"),
            List.of("Cabo flexível 2,5 mm² azul", "Cabo flexível 2,5 mm² preto", "Eletroduto corrugado amarelo 25",
                    "Caixa de luz 4 × 2", "Tomada 10 A", "Fita isolante"),
            List.of("Tinta acrílica fosca branco neve 18", "Massa corrida PVA", "Rolo de lã", "Lixa de parede",
                    "Fita crepe"),
            List.of("Telha fibrocimento 6 mm 2,44", "Parafuso telheiro", "Caibro de peroba", "Ripa de peroba"),
            List.of("Placa de drywall ST", "Montante 48", "Guia 48", "Parafuso drywall", "Fita telada"));

    private static final double HEART = 0.92;
    private static final double REST = 0.55;
    private static final double SOMETHING_ELSE = 0.45;
    private static final int ORDERS_A_WEEK = 55;

    private final List<List<DemoProduct>> works;
    private final List<DemoProduct> all;
    private final Random random;

    Basket(List<DemoProduct> products, Random random) {
        this.all = products;
        this.random = random;
        this.works = WORKS.stream()
                .map(work -> work.stream().flatMap(beginning -> named(products, beginning).stream()).toList())
                .filter(work -> work.size() >= 2)
                .toList();
    }

    /** A small store does not carry everything. */
    private static Optional<DemoProduct> named(List<DemoProduct> products, String beginning) {
        return products.stream().filter(product -> product.name().startsWith(beginning)).findFirst();
    }

    /** Products with how many stock units of each. */
    Map<DemoProduct, Long> fill() {
        List<DemoProduct> chosen = new ArrayList<>();
        List<DemoProduct> work = works.get(random.nextInt(works.size()));
        for (int i = 0; i < work.size(); i++) {
            if (random.nextDouble() < (i < 2 ? HEART : REST)) {
                chosen.add(work.get(i));
            }
        }
        while (chosen.isEmpty() || random.nextDouble() < SOMETHING_ELSE) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        return chosen.stream().distinct()
                .collect(Collectors.toMap(Function.identity(), this::quantity, Long::sum, LinkedHashMap::new));
    }

    private long quantity(DemoProduct product) {
        double usual = Math.max(1, product.weeklyDemand() * works.size() / ORDERS_A_WEEK);
        return Math.max(1, Math.round(usual * (0.4 + 1.2 * random.nextDouble())));
    }
}
