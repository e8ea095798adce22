package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.construction.snapshot.StateEvents;
import br.com.basecommerce.construction.testing.AllSchemas;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.Yard;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What infra/README.md has the operator type for "Wrong data in one store", read from there. */
@ConstructionTest
class RecoveryGuideIT {

    private static final Path GUIDE = Path.of("../infra/README.md");
    private static final Pattern RAISE = Pattern.compile(
            "for table in ([a-z_ ]+); do\\s+db basecommerce --command \"(update construction\\.\\$table [^\"]+)\"");
    private static final String ITS_STORE = "'0199a000-0000-7000-8000-0000000000aa'";

    private final JdbcClient superuser = JdbcClient.create(AllSchemas.migrated().asSuperuser());
    private final ApplicationContext context;
    private final TestStore store = TestStore.open();
    private final TestStore other = TestStore.open();

    RecoveryGuideIT(@Autowired ApplicationContext context) {
        this.context = context;
    }

    @Test
    void rowsThatWereCopiedBackAreTakenForNewerOnes() throws IOException {
        MatchResult raise = RAISE.matcher(Files.readString(GUIDE)).results().findFirst().orElseThrow();
        List<String> tables = List.of(raise.group(1).split(" "));
        assertThat(tables).containsExactlyInAnyOrderElementsOf(context.getBeansOfType(StateEvents.class).values()
                .stream()
                .map(kind -> kind.type().replace("_changed", "")).toList());
        assertThat(raise.group(2)).contains(ITS_STORE);
        UUID product = Yard.of(store).product("Cimento CP II", 10);
        Yard.of(other).product("Cimento CP II", 10);

        for (String table : tables) {
            superuser.sql(raise.group(2).replace("$table", table).replace(ITS_STORE, "'" + store.id() + "'")).update();
        }
        CommandLineProgram.run(context::getBean, ConstructionCommands::addTo, Reader.nullReader(),
                new PrintStream(PrintStream.nullOutputStream()), System.err, "events", "snapshot");

        assertThat(versions(store)).hasSize(2).allMatch(version -> version >= 100_000);
        assertThat(versions(other)).hasSize(2).allMatch(version -> version < 100);
        assertThat(superuser.sql("select version from construction.product where id = :id").param("id", product)
                .query(Integer.class).single()).isEqualTo(100_000);
    }

    /** What the engines compare with what they know. */
    private List<Long> versions(TestStore told) {
        return superuser.sql("select aggregate_version from events.outbox where tenant_id = :tenant")
                .param("tenant", told.id()).query((row, number) -> row.getLong("aggregate_version")).list();
    }
}
