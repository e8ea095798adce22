package br.com.basecommerce.auth.keys;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import com.nimbusds.jose.jwk.ECKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of signing keys, which belongs to the platform. */
@Repository
class SigningKeys {

    /** Any fixed number: two instances never change the keys at the same time. */
    private static final long LOCK = 7_226_358_013_554_421L;

    private static final String TAKE_LOCK = "select pg_advisory_xact_lock(?)";

    private static final String ALL = """
            select kid, public_jwk, private_key, created_at, sign_from, sign_until, verify_until
            from auth.signing_key
            order by sign_from, kid
            """;

    private static final String SAVE = """
            insert into auth.signing_key
              (kid, public_jwk, private_key, created_at, sign_from, sign_until, verify_until)
            values
              (:kid, cast(:publicJwk as jsonb), :privateKey, :createdAt, :signFrom, :signUntil, :verifyUntil)
            on conflict (kid) do update
              set private_key = excluded.private_key,
                  sign_from = excluded.sign_from,
                  sign_until = excluded.sign_until,
                  verify_until = excluded.verify_until
            """;

    private static final String FORGET = """
            delete from auth.signing_key
            where verify_until < :before
            """;

    private final JdbcClient jdbc;

    SigningKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    List<SigningKey> all() {
        return jdbc.sql(ALL).query(SigningKeys::read).list();
    }

    /** All keys, and nobody else changes them until the present transaction ends. */
    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, propagation = Propagation.MANDATORY)
    List<SigningKey> allForChange() {
        jdbc.sql(TAKE_LOCK).param(LOCK).query().singleRow();
        return jdbc.sql(ALL).query(SigningKeys::read).list();
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, propagation = Propagation.MANDATORY)
    void save(SigningKey key) {
        jdbc.sql(SAVE)
                .param("kid", key.kid())
                .param("publicJwk", key.publicJwk().toJSONString())
                .param("privateKey", key.sealed())
                .param("createdAt", utc(key.createdAt()))
                .param("signFrom", utc(key.signFrom()))
                .param("signUntil", utc(key.signUntil()))
                .param("verifyUntil", utc(key.verifyUntil()))
                .update();
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, propagation = Propagation.MANDATORY)
    void forgetVerifiedBefore(Instant before) {
        jdbc.sql(FORGET).param("before", utc(before)).update();
    }

    private static SigningKey read(ResultSet row, int number) throws SQLException {
        try {
            return new SigningKey(row.getString("kid"), ECKey.parse(row.getString("public_jwk")),
                    row.getBytes("private_key"), instant(row, "created_at"), instant(row, "sign_from"),
                    instant(row, "sign_until"), instant(row, "verify_until"));
        } catch (ParseException broken) {
            throw new IllegalStateException("a published key cannot be read", broken);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
