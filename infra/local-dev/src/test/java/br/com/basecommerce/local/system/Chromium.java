package br.com.basecommerce.local.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, driven by Playwright: the system's, or one that Playwright fetched for itself. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"), Path.of("/snap/bin/chromium"));
    private static final Path FETCHED = Path.of(System.getProperty("user.home"), ".cache/ms-playwright");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Optional<Path> find() throws IOException {
        Optional<Path> installed = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (installed.isPresent() || !Files.isDirectory(FETCHED)) {
            return installed;
        }
        try (Stream<Path> files = Files.walk(FETCHED, 3)) {
            return files.filter(file -> file.endsWith("chrome") && Files.isExecutable(file)).max(Path::compareTo);
        }
    }

    static Chromium start(Path program) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            // As root, for which Chromium knows no sandbox; it only ever sees our own pages.
            return new Chromium(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program).setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        try (playwright) {
            browser.close();
        }
    }
}
