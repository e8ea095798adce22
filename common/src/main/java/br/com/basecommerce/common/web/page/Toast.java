package br.com.basecommerce.common.web.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxResponse;
import org.jspecify.annotations.Nullable;

/**
 * What just happened, said in the corner of the page: {@code HX-Trigger: {"toast": …}}.
 *
 * @param tone {@code bad} for an error, which stays until closed; null otherwise
 * @param action a way on, or {@code Desfazer} where the state machine has an inverse; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Toast(String text, @Nullable String tone, @Nullable Action action) {

    /**
     * Exactly one of {@code href} (a link) and {@code post} (what undoes it) is given.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Action(String label, @Nullable String href, @Nullable String post) {}

    public static Toast saying(String text) {
        return new Toast(text, null, null);
    }

    public Toast linking(String label, String href) {
        return new Toast(text, tone, new Action(label, href, null));
    }

    public Toast undoneBy(String label, String post) {
        return new Toast(text, tone, new Action(label, null, post));
    }

    public void on(HtmxResponse response) {
        response.addTrigger("toast", this);
    }
}
