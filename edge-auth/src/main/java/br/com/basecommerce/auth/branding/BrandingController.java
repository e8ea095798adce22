package br.com.basecommerce.auth.branding;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.theme.Theme;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The store's colours as a style sheet, and its logo. Under their present hash they are kept for good. */
@RestController
class BrandingController {

    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=UTF-8");
    private static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final Branding PLATFORM = new Branding("BaseCommerce", Theme.DEFAULT_PRIMARY,
            Theme.DEFAULT_SECONDARY, null);

    private final StoreLooks looks;
    private final Brandings brandings;

    BrandingController(StoreLooks looks, Brandings brandings) {
        this.looks = looks;
        this.brandings = brandings;
    }

    @GetMapping("/auth/branding/theme.css")
    ResponseEntity<String> theme(@RequestParam(required = false) @Nullable String v) {
        Theme theme = looks.branding().orElse(PLATFORM).theme();
        return ResponseEntity.ok().cacheControl(kept(theme.hash().equals(v))).contentType(CSS).body(theme.css());
    }

    @GetMapping("/auth/branding/logo")
    ResponseEntity<byte[]> logo(@RequestParam(required = false) @Nullable String v) {
        Logo logo = TenantContext.current().flatMap(tenant -> brandings.logo())
                .orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .cacheControl(kept(Branding.version(logo.hash()).equals(v)))
                .contentType(MediaType.parseMediaType(logo.type()))
                .body(logo.content());
    }

    private static CacheControl kept(boolean current) {
        return current ? FOR_GOOD : CacheControl.noCache();
    }
}
