package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.Percentage;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Percentage as {@code numeric(5,2)}. */
@Converter(autoApply = true)
public class PercentageConverter implements AttributeConverter<Percentage, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Percentage value) {
        return value == null ? null : value.value();
    }

    @Override
    public @Nullable Percentage convertToEntityAttribute(@Nullable BigDecimal column) {
        return column == null ? null : new Percentage(column);
    }
}
