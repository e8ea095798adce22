package br.com.basecommerce.construction.access;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The public keys of the edge, read from its published view and kept for five minutes. An unknown key is looked for at
 * once, but not more often than every ten seconds, so that forged tokens cannot keep the database busy.
 */
@Component
class PublishedKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final String KEYS = """
            select public_jwk::text
            from auth.v1_signing_key
            where verify_until > :now
            """;

    private record Reading(List<JWK> keys, Instant at) {

        boolean olderThan(Duration age, Instant now) {
            return at.plus(age).isBefore(now);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate platform;
    private final Clock clock;
    private volatile @Nullable Reading last;

    PublishedKeys(JdbcClient jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.platform = new TransactionTemplate(transactions);
        this.platform.setReadOnly(true);
        this.clock = clock;
    }

    /** @throws KeySourceException when the database does not answer */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        List<JWK> matching = selector.select(new JWKSet(keysNotOlderThan(KEPT)));
        return matching.isEmpty() ? selector.select(new JWKSet(keysNotOlderThan(PAUSE))) : matching;
    }

    private List<JWK> keysNotOlderThan(Duration age) throws KeySourceException {
        Reading known = last;
        if (known != null && !known.olderThan(age, clock.instant())) {
            return known.keys();
        }
        synchronized (this) {
            Reading meanwhile = last;
            if (meanwhile != null && meanwhile != known) {
                return meanwhile.keys();
            }
            Reading fresh = new Reading(read(), clock.instant());
            last = fresh;
            return fresh.keys();
        }
    }

    private List<JWK> read() throws KeySourceException {
        try {
            List<String> published = platform.execute(status -> jdbc.sql(KEYS)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .query((row, number) -> row.getString(1)).list());
            return parse(published);
        } catch (BadSqlGrammarException absent) {
            LOG.warn("auth.v1_signing_key cannot be read, every token is refused: {}", absent.getMessage());
            return List.of();
        } catch (DataAccessException | TransactionException away) {
            throw new KeySourceException("the signing keys cannot be read", away);
        }
    }

    private static List<JWK> parse(List<String> published) {
        List<JWK> keys = new ArrayList<>();
        for (String key : published) {
            try {
                keys.add(JWK.parse(key));
            } catch (ParseException unreadable) {
                LOG.error("a published signing key cannot be read", unreadable);
            }
        }
        return List.copyOf(keys);
    }
}
