package br.com.basecommerce.common.web.assets;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.support.WebContentGenerator;

/**
 * Answers a file under its present hash for a year; under an old hash, or none, the present file with {@code no-cache}: a
 * page that was open during an update keeps its looks.
 */
class AssetHandler extends WebContentGenerator implements HttpRequestHandler {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final Assets assets;

    AssetHandler(Assets assets) {
        super(METHOD_GET, METHOD_HEAD);
        this.assets = assets;
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        checkRequest(request);
        String path = pathOf(request);
        String hash = path.substring(0, Math.max(path.indexOf('/'), 0));
        Asset asset = find(path).orElseThrow(() -> new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(),
                path));
        response.setHeader(HttpHeaders.CACHE_CONTROL, assets.isCurrent(hash) ? FOR_GOOD : ASK_AGAIN);
        if (!new ServletWebRequest(request, response).checkNotModified('"' + assets.hash() + '"')) {
            write(asset, request, response);
        }
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE) instanceof String path
                ? path
                : "";
    }

    private Optional<Asset> find(String path) {
        String withoutHash = path.substring(path.indexOf('/') + 1);
        return assets.find(withoutHash).or(() -> assets.find(path));
    }

    private static void write(Asset asset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(asset.type().toString());
        if (asset.type().getType().equals("text") || asset.type().getSubtype().endsWith("xml")) {
            response.setCharacterEncoding("UTF-8");
        }
        response.setContentLength(asset.content().length);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            response.getOutputStream().write(asset.content());
        }
    }
}
