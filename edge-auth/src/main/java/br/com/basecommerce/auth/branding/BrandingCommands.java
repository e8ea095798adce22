package br.com.basecommerce.auth.branding;

import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code branding set|show}. */
@Command(name = "branding", description = "Colours and logo of a store.", synopsisSubcommandLabel = "COMMAND")
public final class BrandingCommands {

    private final Services services;
    private final Output output;

    public BrandingCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "show", description = "The store's look.")
    int show(@Option(names = "--slug", required = true) String slug) {
        return in(slug, brandings -> {});
    }

    @Command(name = "set", description = "Change what is given, leave the rest.")
    int set(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--primary", description = "#rrggbb") @Nullable String primary,
            @Option(names = "--secondary", description = "#rrggbb") @Nullable String secondary,
            @Option(names = "--logo", description = "PNG, JPEG or WebP up to 512 kB") @Nullable Path logo) {
        Logo picture = logo == null ? null : read(logo);
        return in(slug, brandings -> {
            Branding present = brandings.current();
            if (primary != null || secondary != null) {
                brandings.paint(Actor.OPERATOR, primary == null ? present.primaryColor() : primary,
                        secondary == null ? present.secondaryColor() : secondary);
            }
            if (picture != null) {
                brandings.showLogo(Actor.OPERATOR, picture);
            }
        });
    }

    private int in(String slug, Consumer<Brandings> change) {
        return services.get(StoreAdministration.class).in(slug, tenant -> {
            Brandings brandings = services.get(Brandings.class);
            change.accept(brandings);
            return output.print(brandings.current());
        });
    }

    private static Logo read(Path file) {
        try {
            return Logo.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new RefusedException("the file " + file + " cannot be read");
        }
    }
}
