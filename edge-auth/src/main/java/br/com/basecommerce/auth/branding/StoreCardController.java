package br.com.basecommerce.auth.branding;

import br.com.basecommerce.auth.tenants.Store;
import br.com.basecommerce.auth.tenants.Stores;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.theme.Theme;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tenant.json}: what anybody may know of a store. An unknown one answers as the platform itself. */
@RestController
class StoreCardController {

    record StoreCard(String slug, String name, @Nullable String logoUrl, String primaryColor, String secondaryColor,
            Map<String, Boolean> features) {}

    private static final StoreCard PLATFORM = new StoreCard("", "BaseCommerce", null, Theme.DEFAULT_PRIMARY,
            Theme.DEFAULT_SECONDARY, Map.of());
    private static final Duration CACHED = Duration.ofSeconds(300);

    private final Stores stores;
    private final StoreLooks looks;

    StoreCardController(Stores stores, StoreLooks looks) {
        this.stores = stores;
        this.looks = looks;
    }

    @GetMapping("/tenant.json")
    ResponseEntity<StoreCard> card() {
        StoreCard card = TenantContext.current().flatMap(tenant -> stores.byId(tenant.id().value()))
                .flatMap(store -> looks.branding().map(branding -> card(store, branding)))
                .orElse(PLATFORM);
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(CACHED).cachePublic()).body(card);
    }

    private static StoreCard card(Store store, Branding branding) {
        return new StoreCard(store.slug(), store.name(), branding.logoUrl(), branding.primaryColor(),
                branding.secondaryColor(), store.features());
    }
}
