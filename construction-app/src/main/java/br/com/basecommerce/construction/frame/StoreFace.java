package br.com.basecommerce.construction.frame;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.page.Storefront;
import br.com.basecommerce.common.web.page.Storefronts;
import br.com.basecommerce.construction.store.StoreProfile;
import br.com.basecommerce.construction.store.StoreProfiles;
import br.com.basecommerce.construction.store.Users;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the bound store looks on its pages. */
@Component
class StoreFace implements Storefronts {

    private final StoreProfiles profiles;
    private final Users users;

    StoreFace(StoreProfiles profiles, Users users) {
        this.profiles = profiles;
        this.users = users;
    }

    @Override
    public Storefront current() {
        return TenantContext.current().isPresent() ? face(profiles.current()) : Storefronts.platform();
    }

    @Override
    public List<String> administrators() {
        return TenantContext.current().isPresent() ? users.namesOf(Role.ADMIN) : List.of();
    }

    /** The sheet's address names its colours, so that it may be cached for good. */
    private static Storefront face(StoreProfile profile) {
        String logo = profile.logoHash() == null ? null : "/auth/branding/logo?v=" + profile.logoHash();
        String colours = (profile.primaryColor() + profile.secondaryColor()).replace("#", "");
        return new Storefront(profile.name(), logo, "/auth/branding/theme.css?v=" + colours);
    }
}
