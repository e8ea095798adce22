package br.com.basecommerce.auth.tenants;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The active stores by slug, remembered for a few seconds: every request asks.
 *
 * <p>Four seconds here and five in the edge's cache of validations keep a disabled store out within ten.
 */
@Component
public class TenantDirectory {

    static final Duration REMEMBERED = Duration.ofSeconds(4);

    private static final int SLUGS = 5_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final String BY_SLUG = """
            select id, slug, time_zone
            from auth.tenant
            where slug = :slug and active
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate platform;
    private final Cache<String, Optional<Tenant>> remembered = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED).maximumSize(SLUGS).build();

    TenantDirectory(JdbcClient jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.platform = new TransactionTemplate(transactions);
    }

    /** Empty alike for a slug that nobody has, one that is no slug, and a disabled store. */
    public Optional<Tenant> active(String slug) {
        return SLUG.matcher(slug).matches() ? remembered.get(slug, this::read) : Optional.empty();
    }

    private Optional<Tenant> read(String slug) {
        return platform.execute(status -> jdbc.sql(BY_SLUG)
                .param("slug", slug)
                .query((row, number) -> new Tenant(new TenantId(row.getObject("id", UUID.class)),
                        row.getString("slug"), ZoneId.of(row.getString("time_zone"))))
                .optional());
    }
}
