package br.com.basecommerce.engines.daily;

import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.engines.facts.FullComputation;
import br.com.basecommerce.engines.tenants.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** The stores and engines that an operator can name. */
@Component
class Engines {

    private final Tenants tenants;
    private final List<FullComputation> computations;

    Engines(Tenants tenants, List<FullComputation> computations) {
        this.tenants = tenants;
        this.computations = computations;
    }

    List<Tenant> stores() {
        return tenants.active();
    }

    Tenant store(String slug) {
        return stores().stream().filter(store -> store.slug().equals(slug)).findAny()
                .orElseThrow(() -> new RefusedException("no active store has the slug " + slug));
    }

    List<FullComputation> all() {
        return computations;
    }

    FullComputation named(String name) {
        return computations.stream().filter(engine -> engine.name().equals(name)).findAny()
                .orElseThrow(() -> new RefusedException("there is no engine " + name));
    }
}
