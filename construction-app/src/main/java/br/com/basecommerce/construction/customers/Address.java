package br.com.basecommerce.construction.customers;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is; every part may be unknown.
 *
 * @param state two letters
 * @param postalCode eight digits
 */
@Embeddable
public record Address(@Nullable String street, @Nullable String streetNumber, @Nullable String complement,
        @Nullable String district, @Nullable String city, @JdbcTypeCode(SqlTypes.CHAR) @Nullable String state,
        @JdbcTypeCode(SqlTypes.CHAR) @Nullable String postalCode, @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude, @Nullable String accessNotes) {

    static final Address UNKNOWN = new Address(null, null, null, null, null, null, null, null, null, null);
}
