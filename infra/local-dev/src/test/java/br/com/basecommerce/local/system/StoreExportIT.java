package br.com.basecommerce.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An owner takes everything along: one press, a page that says by itself when it is ready, one file. */
@ExtendWith({InBrowser.class, WholeSuite.class})
class StoreExportIT {

    private final RunningSuite suite;

    StoreExportIT(RunningSuite suite) {
        this.suite = suite;
    }

    @Test
    void theFileIsReadyWithoutAnotherPressAndHoldsTheStore(Windows windows) throws IOException {
        Visitor owner = windows.desk(suite.address("demo"));
        owner.signIn("admin@demo.test");
        owner.link("Meus dados").first().click();
        owner.button("Levar meus dados").click();
        owner.page().getByText("Pronta", new Page.GetByTextOptions().setExact(true)).waitFor();

        Download download = owner.page().waitForDownload(() -> owner.link("Baixar").click());

        assertThat(download.suggestedFilename()).matches("basecommerce-demo-\\d{4}-\\d\\d-\\d\\d\\.zip");
        try (ZipFile zip = new ZipFile(download.path().toFile(), StandardCharsets.UTF_8)) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertThat(names).contains("LEIA-ME.txt", "tabelas/quote.csv", "tabelas/sales_order.csv",
                    "tabelas/product_stock.csv");
            String customers = new String(zip.getInputStream(zip.getEntry("tabelas/customer.csv")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(customers).contains("Construtora");
        }
        assertThat(owner.complaints()).isEmpty();
    }
}
