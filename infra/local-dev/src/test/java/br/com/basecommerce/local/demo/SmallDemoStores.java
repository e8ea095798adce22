package br.com.basecommerce.local.demo;

import br.com.basecommerce.local.demo.DemoStores.Demo;
import br.com.basecommerce.local.services.Operator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The demo stores with the same people and the same ninety days, but little trade, the second store with none at all: for tests of the whole suite. */
public final class SmallDemoStores {

    private static final List<Demo> STORES = List.of(
            new Demo("demo", "Casa do Construtor", "#0e6170", "#e2762b", 40, 12, 1, 412),
            new Demo("lojadoze", "Loja do Zé", "#f5b400", "#1d3557", 12, 3, 0, 77));

    private SmallDemoStores() {}

    public static void fill(Operator operator, URI edge, Path state) throws IOException, InterruptedException {
        new DemoStores(operator, edge, Clock.systemUTC(), STORES).fill(state);
    }
}
