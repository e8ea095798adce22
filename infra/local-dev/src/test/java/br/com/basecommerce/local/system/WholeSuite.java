package br.com.basecommerce.local.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the suite for the first test that needs it, gives it to all of them, and stops it after the last. */
final class WholeSuite implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(WholeSuite.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context);
    }

    private static RunningSuite of(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Start.class, _ -> new Start(), Start.class)
                .suite();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    /** One start for all, also when it failed: no test waits for a second one. */
    private static final class Start implements AutoCloseable {

        private @Nullable RunningSuite suite;
        private @Nullable Exception failure;

        Start() {
            try {
                suite = RunningSuite.start();
            } catch (Exception refused) {
                failure = refused;
            }
        }

        RunningSuite suite() {
            if (suite == null) {
                throw new IllegalStateException("the suite did not start", failure);
            }
            return suite;
        }

        @Override
        public void close() throws Exception {
            if (suite != null) {
                suite.close();
            }
        }
    }
}
