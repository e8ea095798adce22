package br.com.basecommerce.common.secrets;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

/** Looks at the secrets before any bean is made. */
@AutoConfiguration
public class SecretsAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor secretsCheck(Environment environment) {
        return beans -> {
            // While an image is built there is a context, but nothing to protect yet.
            if (!Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
                check(Binder.get(environment).bindOrCreate("basecommerce.secrets", SecretsProperties.class));
            }
        };
    }

    private static void check(SecretsProperties secrets) {
        List<String> objections = Stream.concat(
                objections(SecretRule.KEY, secrets.keys()),
                objections(SecretRule.PASSWORD, secrets.passwords()))
                .toList();
        if (!objections.isEmpty()) {
            throw new WeakSecretException(objections);
        }
    }

    private static Stream<String> objections(SecretRule rule, Map<String, String> secrets) {
        return secrets.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(secret -> rule.objection(secret.getKey(), secret.getValue()).stream());
    }
}
