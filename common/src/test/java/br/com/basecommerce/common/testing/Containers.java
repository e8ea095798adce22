package br.com.basecommerce.common.testing;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/** Whether a Docker engine answers and already has an image: tests never wait for a registry. */
public final class Containers {

    /** Testcontainers runs it beside every container and would pull it first of all, for minutes where it cannot. */
    private static final String REAPER = "testcontainers/ryuk:0.14.0";
    private static final Set<String> IMAGES = images();

    private Containers() {}

    public static boolean has(String image) {
        boolean reaped = IMAGES.contains(REAPER)
                || Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        return reaped && IMAGES.contains(image);
    }

    /** What the engine has, asked without starting anything; empty when none answers. */
    private static Set<String> images() {
        try (DockerClient engine = DockerClientProviderStrategy
                .getClientForConfig(DockerClientFactory.instance().getTransportConfig())) {
            return engine.listImagesCmd().exec().stream()
                    .flatMap(image -> image.getRepoTags() == null ? Stream.empty() : Arrays.stream(image.getRepoTags()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalStateException noEngine) {
            return Set.of();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
