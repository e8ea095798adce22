package br.com.basecommerce.auth.branding;

import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.web.page.Storefront;
import br.com.basecommerce.common.web.page.Storefronts;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells every page whose store it is; remembered for a few seconds. */
@Component
class StoreLooks implements Storefronts {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int STORES = 2_000;

    private final Brandings brandings;
    private final Cache<TenantId, Branding> remembered = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
            .maximumSize(STORES).build();

    StoreLooks(Brandings brandings) {
        this.brandings = brandings;
    }

    @Override
    public Storefront current() {
        return branding().map(store -> new Storefront(store.name(), store.logoUrl(), store.themeUrl()))
                .orElseGet(Storefronts::platform);
    }

    /** Of the bound store; empty where none is bound. */
    Optional<Branding> branding() {
        return TenantContext.current().map(Tenant::id)
                .map(tenant -> remembered.get(tenant, id -> brandings.current()));
    }
}
