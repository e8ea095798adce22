package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.Quantity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Quantity as {@code numeric(14,3)}. */
@Converter(autoApply = true)
public class QuantityConverter implements AttributeConverter<Quantity, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Quantity value) {
        return value == null ? null : value.value();
    }

    @Override
    public @Nullable Quantity convertToEntityAttribute(@Nullable BigDecimal column) {
        return column == null ? null : new Quantity(column);
    }
}
