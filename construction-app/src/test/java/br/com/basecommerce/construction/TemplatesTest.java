package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every page keeps to, and no test of a request sees: those bring a token along. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    /** Only an address that Thymeleaf writes brings the token that a post needs. */
    private static final Pattern POST_WITHOUT_TOKEN = Pattern.compile(
            "<form(?=[^>]*\\smethod=\"post\")(?![^>]*\\sth:action=)[^>]*>");

    @Test
    void everyFormThatPostsBringsItsToken() throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).toList();
        }
        assertThat(pages).isNotEmpty().allSatisfy(page -> assertThat(POST_WITHOUT_TOKEN.matcher(Files.readString(page))
                .results().map(form -> form.group()).toList()).as(page.toString()).isEmpty());
    }
}
