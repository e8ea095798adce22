package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the leading relay wrote down about itself. */
@Repository
class RelayState {

    private static final String LEADER = """
            select h.value ->> 'name' as name,
                   extract(epoch from now() - (h.value ->> 'at')::timestamptz)::bigint as seconds
            from events.relay_state h
            where h.key = 'heartbeat'
            """;

    private final JdbcClient jdbc;

    RelayState(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The relay that last gave a sign of life; empty before the first one. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Optional<Leader> leader() {
        return jdbc.sql(LEADER)
                .query((row, number) -> new Leader(row.getString("name"), row.getLong("seconds")))
                .optional();
    }

    /** @param heartbeatSeconds age of its last sign of life */
    record Leader(String name, long heartbeatSeconds) {}
}
