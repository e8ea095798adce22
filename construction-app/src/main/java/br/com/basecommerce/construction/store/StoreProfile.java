package br.com.basecommerce.construction.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The store as it stands on its pages and papers.
 *
 * @param features modules by name; an absent one is on
 * @param logoHash version of the logo's address; null when the store has no logo
 */
public record StoreProfile(String slug, String name, @Nullable String legalName, @Nullable String document,
        @Nullable String email, @Nullable String phone, Map<String, Boolean> features, String primaryColor,
        String secondaryColor, @Nullable String logoHash) {

    /** Whether a module ({@code stock}, {@code suppliers}, {@code deliveries}, {@code insights}, {@code portal}) is on. */
    public boolean has(String module) {
        return features.getOrDefault(module, true);
    }
}
