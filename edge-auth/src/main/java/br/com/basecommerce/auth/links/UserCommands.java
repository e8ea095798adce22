package br.com.basecommerce.auth.links;

import br.com.basecommerce.auth.audit.Action;
import br.com.basecommerce.auth.audit.Actor;
import br.com.basecommerce.auth.audit.AuditTrail;
import br.com.basecommerce.auth.audit.Subject;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.RefusedException;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.deployment.Deployment;
import br.com.basecommerce.auth.tenants.StoreAdministration;
import br.com.basecommerce.auth.users.Account;
import br.com.basecommerce.auth.users.Passwords;
import br.com.basecommerce.auth.users.UserAdministration;
import br.com.basecommerce.common.identity.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code user create|list|disable|enable|role|access-link}. */
@Command(name = "user", description = "Users of a store.", synopsisSubcommandLabel = "COMMAND")
public final class UserCommands {

    /** What is printed of a user. */
    record Shown(UUID id, String name, String email, Role role, @Nullable UUID customerId, boolean active,
            boolean hasPassword, @Nullable Instant lastLoginAt, @Nullable String accessLink,
            @Nullable Instant accessUntil) {

        static Shown of(Account account, AccessLinks.@Nullable Issued link) {
            return new Shown(account.id(), account.name(), account.email(), account.role(), account.customerId(),
                    account.active(), account.hasPassword(), account.lastLoginAt(),
                    link == null ? null : link.address(), link == null ? null : link.expiresAt());
        }
    }

    private final Services services;
    private final Output output;

    public UserCommands(Services services, Output output) {
        this.services = services;
        this.output = output;
    }

    @Command(name = "create", description = "Make a user; prints the access link.")
    int create(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--name", required = true) String name,
            @Option(names = "--email", required = true) String email,
            @Option(names = "--role", required = true, description = "admin, salesperson, finance, stockkeeper, driver, customer") Role role,
            @Option(names = "--customer-id", description = "for role customer") @Nullable UUID customerId,
            @Option(names = "--password-stdin", description = "first line of the input is the password; only with ENVIRONMENT=local") boolean withPassword) {
        if (withPassword && !services.get(Deployment.class).isLocal()) {
            throw new RefusedException("--password-stdin is for ENVIRONMENT=local only: here the user gets a link");
        }
        String password = withPassword ? output.readLine() : null;
        return in(slug, () -> {
            Account account = users().create(Actor.OPERATOR, name, email, role, customerId);
            if (password == null) {
                return output.print(Shown.of(account, links().issue(Actor.OPERATOR, account)));
            }
            setPassword(account, password, slug);
            return output.print(Shown.of(users().find(account.id()).orElseThrow(), null));
        });
    }

    private void setPassword(Account account, String password, String slug) {
        Passwords passwords = services.get(Passwords.class);
        String store = services.get(StoreAdministration.class).required(slug).name();
        passwords.objection(password, account, store).ifPresent(objection -> {
            throw new RefusedException("the user was made without a password, as this one is refused: " + objection);
        });
        passwords.set(account.id(), passwords.hash(password));
        services.get(AuditTrail.class).record(Actor.OPERATOR, Action.PASSWORD_SET, Subject.user(account.id()),
                Map.of("by", Actor.OPERATOR.name()));
    }

    @Command(name = "list", description = "All users of a store.")
    int list(@Option(names = "--slug", required = true) String slug) {
        return in(slug, () -> output.printAll(users().list().stream().map(user -> Shown.of(user, null)).toList()));
    }

    @Command(name = "disable", description = "The user is out, ten seconds from now at the latest.")
    int disable(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user", required = true, description = "e-mail") String email,
            @Option(names = "--yes") boolean yes) {
        output.confirm(yes, "All sessions of " + email + " end.");
        return change(slug, email, user -> users().disable(Actor.OPERATOR, user.id()));
    }

    @Command(name = "enable", description = "The user may sign in again.")
    int enable(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user", required = true, description = "e-mail") String email) {
        return change(slug, email, user -> users().enable(Actor.OPERATOR, user.id()));
    }

    @Command(name = "role", description = "Give another role; all sessions of the user end.")
    int role(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user", required = true, description = "e-mail") String email,
            @Option(names = "--role", required = true) Role role) {
        return change(slug, email, user -> users().changeRole(Actor.OPERATOR, user.id(), role));
    }

    @Command(name = "access-link", description = "A new one-time link by which the user sets a password.")
    int accessLink(@Option(names = "--slug", required = true) String slug,
            @Option(names = "--user", required = true, description = "e-mail") String email) {
        return in(slug, () -> {
            Account account = required(email);
            return output.print(Shown.of(account, links().issue(Actor.OPERATOR, account)));
        });
    }

    private int change(String slug, String email, Consumer<Account> change) {
        return in(slug, () -> {
            change.accept(required(email));
            return output.print(Shown.of(required(email), null));
        });
    }

    private int in(String slug, IntSupplier work) {
        return services.get(StoreAdministration.class).in(slug, tenant -> work.getAsInt());
    }

    private Account required(String email) {
        return users().findByEmail(email)
                .orElseThrow(() -> new RefusedException("the store has no user with the e-mail " + email));
    }

    private UserAdministration users() {
        return services.get(UserAdministration.class);
    }

    private AccessLinks links() {
        return services.get(AccessLinks.class);
    }
}
