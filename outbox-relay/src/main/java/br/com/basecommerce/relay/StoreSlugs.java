package br.com.basecommerce.relay;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which store a slug means, from edge-auth's published view. */
@Repository
class StoreSlugs {

    private final JdbcClient jdbc;

    StoreSlugs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    Optional<UUID> find(String slug) {
        return jdbc.sql("select id from auth.v1_active_tenant where slug = :slug").param("slug", slug)
                .query(UUID.class).optional();
    }
}
