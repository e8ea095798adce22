package br.com.basecommerce.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test {@link Windows} in a browser, and leaves a picture of each in {@code target/screenshots} when it fails. Without
 * Chromium the tests are skipped; where {@code CI=true} they fail.
 */
final class InBrowser implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String MISSING = "no Chromium was found, and the tests in the browser need one: "
            + "sudo apt-get install chromium";

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (Chromium.find().isEmpty()) {
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                Assertions.fail(MISSING);
            }
            Assumptions.abort(MISSING);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Chromium chromium = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Chromium.class,
                _ -> start(), Chromium.class);
        context.getStore(NAMESPACE).put(Windows.class, new Windows(chromium.browser()));
    }

    private static Chromium start() {
        try {
            return Chromium.start(Chromium.find().orElseThrow());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return windows(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try (Windows windows = windows(context)) {
            if (context.getExecutionException().isPresent()) {
                windows.photograph(SCREENSHOTS.resolve(context.getRequiredTestClass().getSimpleName()),
                        context.getRequiredTestMethod().getName());
            }
        }
    }

    private static Windows windows(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(NAMESPACE).get(Windows.class, Windows.class));
    }
}
