package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.daily.Rebuild.Outcome;
import br.com.basecommerce.engines.facts.FullComputation;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code engine rebuild}: the first start of an engine on a store that is there already, and its repair. */
@Command(name = "rebuild", description = {
        "Takes in again every event of a store that the outbox still holds, known or not,",
        "and makes every result anew. Deletes no fact."})
public final class RebuildCommand implements Callable<Integer> {

    /** @param events that were taken in */
    record Rebuilt(String engine, String tenant, long events) {}

    private final Services services;
    private final Output output;

    @Option(names = "--engine", paramLabel = "NAME", required = true, description = "which engine")
    private String engine = "";

    @Option(names = "--tenant", paramLabel = "SLUG", required = true, description = "of which active store")
    private String tenant = "";

    @Option(names = "--yes", description = "does not ask")
    private boolean yes;

    public RebuildCommand(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Override
    public Integer call() {
        Engines engines = services.get(Engines.class);
        FullComputation chosen = engines.named(engine);
        Tenant store = engines.store(tenant);
        output.confirm(yes, "Every result of engine " + engine + " for store " + tenant + " is made anew.");
        services.get(OperatorTrail.class).begin(store.id().value(), "engine.rebuild_started", Map.of("engine", engine));
        Outcome outcome = services.get(Rebuild.class).run(store, chosen);
        if (outcome.refused() > 0) {
            throw new IllegalStateException(outcome.refused() + " events could not be taken in, the first is "
                    + outcome.firstRefused() + "; the results are those of all others");
        }
        return output.print(new Rebuilt(engine, tenant, outcome.events()));
    }
}
