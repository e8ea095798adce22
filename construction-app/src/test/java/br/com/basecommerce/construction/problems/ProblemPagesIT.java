package br.com.basecommerce.construction.problems;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.testing.ConstructionTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;

@ConstructionTest
class ProblemPagesIT {

    private final MockMvcTester mvc;
    private final MessageSource messages;

    ProblemPagesIT(@Autowired MockMvcTester mvc, @Autowired MessageSource messages) {
        this.mvc = mvc;
        this.messages = messages;
    }

    @ParameterizedTest
    @EnumSource
    void theAddressOfEveryTypeExplainsItToAnybody(ProblemType type) {
        assertThat(mvc.get().uri(type.uri())).hasStatusOk().bodyText().contains("<html", text(type, "title"),
                text(type, "meaning"), text(type, "remedy"), type.slug(), String.valueOf(type.status()))
                .doesNotContain("??");
    }

    @Test
    void aTypeThatDoesNotExistIsNotFound() {
        assertThat(mvc.get().uri("/problems/nada")).hasStatus(404).bodyText().contains("<html");
    }

    private String text(ProblemType type, String part) {
        return HtmlUtils.htmlEscape(messages.getMessage("problem." + type.slug() + "." + part, null,
                Locale.of("pt", "BR")), "UTF-8");
    }
}
