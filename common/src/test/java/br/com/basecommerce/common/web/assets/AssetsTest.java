package br.com.basecommerce.common.web.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

class AssetsTest {

    private static final String[] FIRST_LOAD = {"base.css", "app.css", "icons.svg", "favicon.svg", "htmx.js"};
    private static final String[] SCRIPTS = {"app", "texts", "toasts", "requests", "keeping", "keys", "lists", "layers",
            "comforts", "reveal"};

    private final Assets assets = Assets.load("/assets", new PathMatchingResourcePatternResolver());
    private final AssetHandler handler = new AssetHandler(assets);

    @Test
    void aFileUnderItsPresentHashIsKeptForGood() throws Exception {
        MockHttpServletResponse answer = get(assets.url("app.css"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.getContentType()).startsWith("text/css");
        assertThat(answer.getContentAsString()).contains(".shell");
    }

    @Test
    void aFileUnderAnOldHashOrNoneIsThePresentOneAndAskedForAgain() throws Exception {
        for (String address : new String[]{"/assets/0123456789ab/js/app.js", "/assets/js/app.js"}) {
            MockHttpServletResponse answer = get(address);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.getContentAsString()).contains("import");
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        String etag = get(assets.url("app.css")).getHeader("ETag");
        MockHttpServletRequest again = request("/assets/0123456789ab/app.css");
        again.addHeader("If-None-Match", String.valueOf(etag));
        MockHttpServletResponse answer = new MockHttpServletResponse();
        handler.handleRequest(again, answer);
        assertThat(answer.getStatus()).isEqualTo(304);
    }

    @Test
    void nothingOutsideTheFolderIsReached() {
        for (String address : new String[]{"/assets/../basecommerce.yml", "/assets/x/../../basecommerce.yml",
                "/assets/nothing.css"}) {
            assertThatThrownBy(() -> get(address)).isInstanceOf(NoResourceFoundException.class);
        }
    }

    @Test
    void aTemplateCannotLinkWhatIsNotThere() {
        assertThatThrownBy(() -> assets.url("gone.css")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstLoadStaysLight() throws IOException {
        int total = 0;
        int own = 0;
        for (String file : FIRST_LOAD) {
            total += zipped(file);
        }
        for (String script : SCRIPTS) {
            own += zipped("js/" + script + ".js");
        }
        assertThat(own).isLessThan(15_000);
        assertThat(zipped("base.css") + zipped("app.css")).isLessThan(15_000);
        assertThat(total + own).isLessThan(60_000);
    }

    private int zipped(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(assets.find(file).orElseThrow().content());
        }
        return bytes.size();
    }

    private MockHttpServletResponse get(String address) throws Exception {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        handler.handleRequest(request(address), answer);
        return answer;
    }

    private static MockHttpServletRequest request(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.setAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE, address.substring("/assets/"
                .length()));
        return request;
    }
}
