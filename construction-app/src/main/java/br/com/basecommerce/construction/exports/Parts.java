package br.com.basecommerce.construction.exports;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The files of exports as the database keeps them: in parts of {@link #SIZE} bytes, the last one shorter. */
@Component
class Parts {

    /** Bytes, 1 MiB: what one writer or reader holds in memory. */
    static final int SIZE = 1 << 20;

    private static final String INSERT = """
            insert into construction.export_file_part (tenant_id, export_file_id, part, created_at, content)
            values (:tenant, :export, :part, :now, :content)
            """;
    private static final String READ = """
            select content from construction.export_file_part
            where tenant_id = :tenant and export_file_id = :export and part = :part
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Parts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Seen by nobody before the caller's transaction ends well. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(UUID export, int part, byte[] content) {
        jdbc.sql(INSERT).param("tenant", tenant()).param("export", export).param("part", part)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param("content", content)
                .update();
    }

    /** In a transaction of its own, so that a slow reader holds no connection. */
    @Transactional(readOnly = true)
    Optional<byte[]> read(UUID export, int part) {
        return jdbc.sql(READ).param("tenant", tenant()).param("export", export).param("part", part)
                .query((row, number) -> row.getBytes(1)).optional();
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
