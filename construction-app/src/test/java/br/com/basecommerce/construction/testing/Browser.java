package br.com.basecommerce.construction.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A browser without scripts in which somebody is signed in. */
public final class Browser {

    private final MockMvcTester mvc;
    private final TestUser user;

    public Browser(MockMvcTester mvc, TestUser user) {
        this.mvc = mvc;
        this.user = user;
    }

    public MvcTestResult post(String place, Map<String, String> form) {
        var request = mvc.post().uri(place).accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED).with(user);
        form.forEach(request::param);
        return request.exchange();
    }

    /** The page there, which has to be one. */
    public String page(String place) {
        MvcTestResult result = mvc.get().uri(place).accept(MediaType.TEXT_HTML).with(user).exchange();
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Where the answer leads, which has to lead somewhere. */
    public static String place(MvcTestResult result) {
        assertThat(result).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }
}
