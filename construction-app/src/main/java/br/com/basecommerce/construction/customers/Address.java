package br.com.basecommerce.construction.customers;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** In one line, as on an envelope; empty when nothing is known. */
    public String line() {
        String house = Stream.of(street, streetNumber, complement).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String town = Stream.of(city, state).filter(Objects::nonNull).collect(Collectors.joining("/"));
        return Stream.of(house, district, town).filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }
}
