package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.facts.FullComputation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engine recompute}: the same results again, from facts, parameters and the engine's day. */
@Command(name = "recompute", description = "Makes every result anew from stored facts, parameters and the engine's day.")
public final class RecomputeCommand implements Callable<Integer> {

    record Recomputed(String engine, String tenant) {}

    private final Services services;
    private final Output output;

    @Option(names = "--tenant", paramLabel = "SLUG", description = "only this store; all active ones otherwise")
    private @Nullable String tenant;

    @Option(names = "--engine", paramLabel = "NAME", description = "only this engine; all otherwise")
    private @Nullable String engine;

    public RecomputeCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Engines engines = services.get(Engines.class);
        List<Tenant> stores = tenant == null ? engines.stores() : List.of(engines.store(tenant));
        List<FullComputation> chosen = engine == null ? engines.all() : List.of(engines.named(engine));
        List<Recomputed> done = new ArrayList<>();
        for (Tenant store : stores) {
            for (FullComputation one : chosen) {
                done.add(recompute(store, one));
            }
        }
        return output.printAll(done);
    }

    private Recomputed recompute(Tenant store, FullComputation one) {
        OperatorTrail trail = services.get(OperatorTrail.class);
        return trail.change(store.id().value(), () -> {
            services.get(Recomputation.class).recompute(store, one);
            trail.record("engine.recomputed", Map.of("engine", one.name()));
            return new Recomputed(one.name(), store.slug());
        });
    }
}
