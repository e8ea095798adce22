package br.com.basecommerce.common.web.page;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;

/** Page or fragment: both come from one template. */
public final class Fragments {

    private Fragments() {}

    /**
     * Whether only a fragment is wanted. A boosted link and the restoring of history want the whole page though they carry
     * {@code HX-Request} too.
     */
    public static boolean wanted(HtmxRequest request) {
        return request.isHtmxRequest() && !request.isBoosted() && !request.isHistoryRestoreRequest();
    }

    /** The view {@code template} or its part {@code template :: fragment}. */
    public static String view(HtmxRequest request, String template, String fragment) {
        return wanted(request) ? template + " :: " + fragment : template;
    }
}
