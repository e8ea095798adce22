package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.stream.EngineCommand;
import br.com.basecommerce.engines.tenants.Tenants;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code basecommerce engine recompute}: the same results again, from facts, parameters and the engine's day. */
@Command(name = "recompute", mixinStandardHelpOptions = true, description = "Rebuild every result from stored facts, parameters and the engine's day.")
class RecomputeCommand implements EngineCommand {

    private final Tenants tenants;
    private final List<FullComputation> engines;
    private final Recomputation recomputation;

    @Option(names = "--tenant", paramLabel = "SLUG", description = "Only this store; all active ones otherwise.")
    private @Nullable String tenant;

    @Option(names = "--engine", paramLabel = "NAME", description = "Only this engine; all otherwise.")
    private @Nullable String engine;

    @Spec
    private @Nullable CommandSpec spec;

    RecomputeCommand(Tenants tenants, List<FullComputation> engines, Recomputation recomputation) {
        this.tenants = tenants;
        this.engines = engines;
        this.recomputation = recomputation;
    }

    @Override
    public Integer call() {
        List<Tenant> stores = tenants.active().stream().filter(one -> tenant == null || one.slug().equals(tenant))
                .toList();
        List<FullComputation> chosen = engines.stream().filter(one -> engine == null || one.name().equals(engine))
                .toList();
        if (stores.isEmpty() || chosen.isEmpty()) {
            print(stores.isEmpty() ? "no such active store" : "no such engine");
            return 1;
        }
        for (Tenant store : stores) {
            for (FullComputation one : chosen) {
                recomputation.rebuild(store, one);
                print("recomputed " + one.name() + " of " + store.slug());
            }
        }
        return 0;
    }

    private void print(String line) {
        PrintWriter out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
