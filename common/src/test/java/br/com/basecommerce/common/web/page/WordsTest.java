package br.com.basecommerce.common.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every word a person sees stands in a bundle, and every bundle key a template asks for exists. */
class WordsTest {

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("messages/common");
    private static final Pattern KEY = Pattern.compile(
            "#\\{([a-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)+)[}(]|#\\{(loading|currency)}");
    private static final Pattern TEXT = Pattern.compile(">([^<]*)<");
    private static final Pattern SPOKEN_ATTRIBUTE = Pattern
            .compile("(?<![:\\w-])(title|placeholder|aria-label|alt|value)=\"([^\"]*\\p{L}[^\"]*)\"");
    /** Names of keys on a keyboard and the sign of per cent are the same in every language. */
    private static final Pattern NOT_WORDS = Pattern.compile("(?:[jk/-]|Alt\\+N|Ctrl\\+Enter|Enter|%|\\s)*");

    @Test
    void noTemplateHoldsAWordOfItsOwn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Resource template : templates()) {
            String source = withoutComments(template);
            source = source.substring(Math.max(source.indexOf("<body"), 0));
            for (Matcher text = TEXT.matcher(source); text.find();) {
                if (!NOT_WORDS.matcher(text.group(1)).matches()) {
                    found.add(template.getFilename() + ": " + text.group(1).strip());
                }
            }
            for (Matcher attribute = SPOKEN_ATTRIBUTE.matcher(source); attribute.find();) {
                found.add(template.getFilename() + ": " + attribute.group());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyKeyOfATemplateHasItsWord() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        for (Resource template : templates()) {
            for (Matcher key = KEY.matcher(withoutComments(template)); key.find();) {
                String name = key.group(1) == null ? key.group(2) : key.group(1);
                if (!WORDS.containsKey(name)) {
                    missing.add(name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStateAndRoleHasItsWord() {
        assertThat(Badges.looks().keySet()).allSatisfy(state -> assertThat(WORDS.containsKey(state)).as(state)
                .isTrue());
        for (Role role : Role.values()) {
            assertThat(WORDS.containsKey("role." + role.code())).as(role.code()).isTrue();
        }
    }

    private static List<Resource> templates() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        List<Resource> templates = new ArrayList<>(List.of(resolver.getResources("classpath:templates/layout/*.html")));
        templates.addAll(List.of(resolver.getResources("classpath:templates/error/*.html")));
        assertThat(templates).hasSizeGreaterThan(10);
        return templates;
    }

    private static String withoutComments(Resource template) throws IOException {
        return template.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?s)<!--.*?-->", "");
    }
}
