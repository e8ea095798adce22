package br.com.basecommerce.common.web.csrf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SameOriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void aWriteFromTheStoresOwnPagePasses(String site) {
        assertThat(SameOrigin.allows(post("Sec-Fetch-Site", site))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "anything"})
    void aWriteFromAnotherSiteOrAnotherStoreDoesNot(String site) {
        MockHttpServletRequest request = post("Sec-Fetch-Site", site);
        request.addHeader("Origin", "https://demo.basecommerce.com.br");

        assertThat(SameOrigin.allows(request)).isFalse();
    }

    @Test
    void anOldBrowserIsJudgedByItsOrigin() {
        assertThat(SameOrigin.allows(post("Origin", "https://demo.basecommerce.com.br"))).isTrue();
        assertThat(SameOrigin.allows(post("Origin", "https://outra.basecommerce.com.br"))).isFalse();
        assertThat(SameOrigin.allows(post("Origin", "null"))).isFalse();
        assertThat(SameOrigin.allows(post("Accept", "*/*"))).isFalse();
    }

    @Test
    void readingIsFree() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/auth/login");
        request.addHeader("Sec-Fetch-Site", "cross-site");

        assertThat(SameOrigin.allows(request)).isTrue();
    }

    private static MockHttpServletRequest post(String header, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/auth/login");
        request.setServerName("demo.basecommerce.com.br");
        request.addHeader(header, value);
        return request;
    }
}
