package br.com.basecommerce.construction.documents;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConstructionTest
class RenamedPartiesIT {

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();
    private final Yard yard = Yard.of(store);
    private String site = "";
    private String quote = "";
    private String order = "";

    RenamedPartiesIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @BeforeEach
    void sell() {
        site = id(create("/job-sites", """
                {"customer_id":"%s","name":"Edifício Mirante"}""".formatted(yard.customer())));
        MvcTestResult made = create("/quotes", """
                {"customer_id":"%s","job_site_id":"%s","fulfilment":"pickup",
                 "lines":[{"product_id":"%s","entered_quantity":"1","entered_unit":"SC"}]}""".formatted(yard.customer(),
                site, yard.product("Cimento CP II", 10)));
        quote = id(made);
        step("submission", "{}");
        step("approval", "{\"revision\":1,\"channel\":\"counter\"}");
        order = id(step("conversion", "{}"));
    }

    @Test
    void documentsAreFoundByTheNameTheirCustomerHasNow() {
        rename("/customers/" + yard.customer(), "Edificadora Horizonte");

        assertFound("horizonte");
        assertNotFound("aurora");
    }

    @Test
    void documentsAreFoundByTheNameTheirJobSiteHasNow() {
        rename("/job-sites/" + site, "Residencial Cascata");

        assertFound("cascata");
        assertNotFound("mirante");
    }

    private void assertFound(String words) {
        assertThat(found("quotes", words)).hasStatusOk().bodyText().contains(quote);
        assertThat(found("orders", words)).hasStatusOk().bodyText().contains(order);
    }

    private void assertNotFound(String words) {
        assertThat(found("quotes", words)).hasStatusOk().bodyText().doesNotContain(quote);
        assertThat(found("orders", words)).hasStatusOk().bodyText().doesNotContain(order);
    }

    private MvcTestResult found(String list, String words) {
        return mvc.get().uri("/api/v1/" + list + "?q=" + words).with(store.admin()).exchange();
    }

    private void rename(String path, String name) {
        assertThat(send(HttpMethod.PATCH, path, "0", "{\"name\":\"" + name + "\"}")).hasStatusOk();
    }

    private MvcTestResult create(String path, String json) {
        return send(HttpMethod.POST, path, null, json);
    }

    private MvcTestResult step(String name, String json) {
        MvcTestResult present = mvc.get().uri("/api/v1/quotes/" + quote).with(store.admin()).exchange();
        Integer version = JsonPath.read(body(present), "$.version");
        return send(HttpMethod.POST, "/quotes/" + quote + "/" + name, version.toString(), json);
    }

    private MvcTestResult send(HttpMethod method, String path, @Nullable String version, String json) {
        var request = mvc.method(method).uri("/api/v1" + path).with(store.admin())
                .header("Idempotency-Key", UUID.randomUUID()).contentType(MediaType.APPLICATION_JSON).content(json);
        MvcTestResult answer = (version == null ? request : request.header("If-Match", "\"" + version + "\""))
                .exchange();
        assertThat(answer.getResponse().getStatus()).as(path + " " + body(answer)).isLessThan(300);
        return answer;
    }

    private static String id(MvcTestResult made) {
        return JsonPath.read(body(made), "$.id");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
