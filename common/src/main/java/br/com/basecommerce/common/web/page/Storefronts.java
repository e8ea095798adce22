package br.com.basecommerce.common.web.page;

import java.util.List;

/** Knows how the store of the present request presents itself. Asked once a page, so implementations cache. */
public interface Storefronts {

    /** The store of the bound tenant; the platform's own look where none is bound. */
    Storefront current();

    /** Names of the store's administrators, for a person who lacks a permission. */
    default List<String> administrators() {
        return List.of();
    }

    /** What stands where no store is known. */
    static Storefront platform() {
        return Storefront.PLATFORM;
    }
}
