package br.com.basecommerce.local.demo;

import br.com.basecommerce.local.services.Operator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Fills the demo stores of a suite that runs in containers, once; started again, it finds them filled. */
final class DemoFilling {

    private DemoFilling() {}

    /** @param words address of the edge, jar of edge-auth, directory that remembers what was filled */
    static void main(String[] words) throws Exception {
        DemoStores.allowHostHeader();
        URI edge = URI.create(words[0]);
        Path state = Path.of(words[2]);
        if (DemoStores.isFilled(state)) {
            return;
        }
        if (DemoStores.wasCutOff(state)) {
            IO.println("FAILED: the demo data was cut off half-way\nnext: docker compose down --volumes");
            System.exit(1);
        }
        new DemoStores(new Operator(Path.of(words[1]), Map.of(), Path.of("/tmp/operator.log")), edge,
                Clock.systemUTC()).fill(state);
        IO.println("The demo stores are filled.");
    }
}
