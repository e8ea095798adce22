package br.com.basecommerce.construction.testing;

import br.com.basecommerce.common.testing.PlatformServers;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a context at the real database, in which the schemas of all services are there already. */
public final class ConstructionServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        AllSchemas.migrated();
        new PlatformServers().initialize(context);
    }
}
