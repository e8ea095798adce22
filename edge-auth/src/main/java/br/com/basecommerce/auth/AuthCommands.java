package br.com.basecommerce.auth;

import br.com.basecommerce.auth.branding.BrandingCommands;
import br.com.basecommerce.auth.keys.KeyCommands;
import br.com.basecommerce.auth.links.UserCommands;
import br.com.basecommerce.auth.opening.OpenStoreCommand;
import br.com.basecommerce.auth.probe.ProbeCommands;
import br.com.basecommerce.auth.sessions.SessionCommands;
import br.com.basecommerce.auth.tenants.AuditCommands;
import br.com.basecommerce.auth.tenants.TenantCommands;
import br.com.basecommerce.auth.tokens.TokenCommands;
import br.com.basecommerce.common.cli.BatchCommand;
import br.com.basecommerce.common.cli.Output;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import picocli.CommandLine;

/** Stores, users and keys of the suite. */
final class AuthCommands {

    private AuthCommands() {}

    static void addTo(CommandLine line, Services services, Output output) {
        line
                .addSubcommand(new CommandLine(new TenantCommands(services, output))
                        .addSubcommand(new OpenStoreCommand(services, output)))
                .addSubcommand(new UserCommands(services, output))
                .addSubcommand(new BrandingCommands(services, output))
                .addSubcommand(new KeyCommands(services, output))
                .addSubcommand(new SessionCommands(services, output))
                .addSubcommand(new TokenCommands(services, output))
                .addSubcommand(new ProbeCommands(services, output))
                .addSubcommand(new AuditCommands(services, output))
                .addSubcommand(new BatchCommand(output, line::execute))
                .registerConverter(Role.class, Role::ofCode)
                .registerConverter(Scope.class, Scope::ofCode);
    }
}
