package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Categories for programs. */
@RestController
@RequestMapping("/api/v1/categories")
class CategoryApi {

    record CategoryView(UUID id, int version, Instant createdAt, Instant updatedAt, String name, boolean active) {

        static CategoryView of(Category category) {
            return new CategoryView(category.id(), category.version(), category.createdAt(), category.updatedAt(),
                    category.name(), category.isActive());
        }
    }

    private final Categories categories;
    private final MergePatch patches;

    CategoryApi(Categories categories, MergePatch patches) {
        this.categories = categories;
        this.patches = patches;
    }

    @GetMapping
    @RequiresPermission(Permission.PRODUCT_VIEW)
    Listing<CategoryView> list() {
        return new Listing<>(categories.all().stream().map(CategoryView::of).toList(), null, null);
    }

    @PostMapping
    @Idempotent
    @RequiresPermission(Permission.PRODUCT_EDIT)
    ResponseEntity<CategoryView> create(@RequestBody CategoryForm form) {
        Category category = categories.register(form);
        return Versions.created(URI.create("/api/v1/categories/" + category.id()), CategoryView.of(category),
                category.version());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.PRODUCT_EDIT)
    ResponseEntity<CategoryView> change(@PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Category category = categories.change(id, Versions.seen(ifMatch), form -> patches.apply(form, patch));
        return Versions.answer(CategoryView.of(category), category.version());
    }
}
