package br.com.basecommerce.construction.store;

import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.tenancy.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator has done to several stores, one after the other: where it fails, the others get theirs all the same. */
public final class StoreByStore {

    private static final Logger LOG = LoggerFactory.getLogger(StoreByStore.class);

    /** Stands in the output where the records of a store would. */
    record Failed(String tenant, String failed) {}

    private StoreByStore() {}

    /**
     * Does the work in each store, and prints all that it gave.
     *
     * @throws IllegalStateException after that, naming the stores in which it failed
     */
    public static int run(List<Tenant> stores, Output output, Function<Tenant, List<?>> work) {
        List<Object> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Tenant store : stores) {
            try {
                done.addAll(work.apply(store));
            } catch (RuntimeException failure) {
                LOG.error("store {} failed", store.slug(), failure);
                done.add(new Failed(store.slug(), reason(failure)));
                failed.add(store.slug());
            }
        }
        output.printAll(done);
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d of %d stores: %s; left as the others are done".formatted(failed.size(),
                    stores.size(), String.join(", ", failed)));
        }
        return 0;
    }

    /** A record is one line. */
    private static String reason(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
