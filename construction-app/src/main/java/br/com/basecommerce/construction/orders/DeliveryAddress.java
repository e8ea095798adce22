package br.com.basecommerce.construction.orders;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where the truck has to go, as frozen into a delivery; coordinates in degrees. */
public record DeliveryAddress(@Nullable String street, @Nullable String streetNumber, @Nullable String complement,
        @Nullable String district, @Nullable String city, @Nullable String state, @Nullable String postalCode,
        @Nullable BigDecimal latitude, @Nullable BigDecimal longitude, @Nullable String accessNotes) {}
