package br.com.basecommerce.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ProblemTypeTest {

    @ParameterizedTest
    @EnumSource
    void everyTypeHasATitleAndAWayOut(ProblemType type) throws Exception {
        Properties texts = PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource("messages/problems.properties"), StandardCharsets.UTF_8));

        assertThat(texts).containsKeys("problem." + type.slug() + ".title", "problem." + type.slug() + ".detail");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsFoundByItsSlug(ProblemType type) {
        assertThat(ProblemType.ofSlug(type.slug())).contains(type);
        assertThat(type.uri()).hasPath("/problems/" + type.slug());
    }
}
