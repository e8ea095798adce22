package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Products for programs. */
@RestController
@RequestMapping("/api/v1/products")
class ProductApi {

    private final ProductRegister register;
    private final ProductList list;
    private final MergePatch patches;
    private final Forms forms;

    ProductApi(ProductRegister register, ProductList list, MergePatch patches, Forms forms) {
        this.register = register;
        this.list = list;
        this.patches = patches;
        this.forms = forms;
    }

    @GetMapping
    @RequiresPermission(Permission.PRODUCT_VIEW)
    Listing<ProductView> list(@ModelAttribute ProductFilter filter, @AuthenticationPrincipal CurrentUser user) {
        return list.list(filter, user);
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRODUCT_VIEW)
    ResponseEntity<ProductView> get(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return answer(register.get(id), user);
    }

    @PostMapping
    @Idempotent
    @RequiresPermission(Permission.PRODUCT_EDIT)
    ResponseEntity<ProductView> create(@RequestBody ProductForm form, @AuthenticationPrincipal CurrentUser user) {
        Product product = register.register(form, Numbers.OF_PROGRAMS, user);
        return Versions.created(URI.create("/api/v1/products/" + product.id()), list.view(product, user),
                product.version());
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.PRODUCT_EDIT)
    ResponseEntity<ProductView> change(@PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        return answer(register.change(id, Versions.seen(ifMatch), Numbers.OF_PROGRAMS, user,
                form -> patches.apply(form, patch)), user);
    }

    @PutMapping("/{id}/units")
    @RequiresPermission(Permission.PRODUCT_EDIT)
    ResponseEntity<ProductView> units(@PathVariable UUID id, @RequestBody List<UnitForm> units,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        return answer(register.replaceUnits(id, Versions.seen(ifMatch), units, Numbers.OF_PROGRAMS, user), user);
    }

    @GetMapping("/{id}/price-changes")
    @RequiresPermission(Permission.PRODUCT_VIEW)
    Listing<PriceChange> priceChanges(@PathVariable UUID id) {
        return new Listing<>(register.priceChanges(id), null, null);
    }

    record NewPrice(@Nullable String newPrice) {}

    @PostMapping("/{id}/price-changes")
    @Idempotent
    @RequiresPermission(Permission.PRODUCT_PRICE)
    ResponseEntity<ProductView> changePrice(@PathVariable UUID id, @RequestBody NewPrice body,
            @AuthenticationPrincipal CurrentUser user) {
        Typed typed = forms.read();
        Money price = typed.required("new_price", body.newPrice(),
                text -> ProductForm.money(text, Numbers.OF_PROGRAMS));
        typed.check();
        Product product = register.changePrice(id, price == null ? Money.ZERO : price, user);
        return Versions.created(URI.create("/api/v1/products/" + id + "/price-changes"), list.view(product, user),
                product.version());
    }

    @PutMapping("/{id}/price-breaks")
    @RequiresPermission(Permission.PRODUCT_PRICE)
    ResponseEntity<ProductView> priceBreaks(@PathVariable UUID id, @RequestBody List<PriceBreak> breaks,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        return answer(register.replaceBreaks(id, Versions.seen(ifMatch), breaks, user), user);
    }

    private ResponseEntity<ProductView> answer(Product product, CurrentUser user) {
        return Versions.answer(list.view(product, user), product.version());
    }
}
