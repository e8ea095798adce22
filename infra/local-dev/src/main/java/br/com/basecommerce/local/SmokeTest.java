package br.com.basecommerce.local;

import br.com.basecommerce.local.services.Operator;
import br.com.basecommerce.local.services.ServiceSpec;
import java.nio.file.Path;

/** {@code smoke-test.sh} for a suite that runs without containers. */
public final class SmokeTest {

    private SmokeTest() {}

    /** The program that uses the suite as its people do; its exit status is 0 when all of it works. */
    public static ProcessBuilder of(Path root, Path state, ServiceSpec edge, int port) {
        ProcessBuilder test = new ProcessBuilder(root.resolve("infra/local-dev/smoke-test.sh").toString());
        test.environment().putAll(edge.environment());
        test.environment().put("PORT", Integer.toString(port));
        test.environment().put("OPERATOR", String.join(" ", Operator.of(edge, root, state).command()));
        return test;
    }
}
