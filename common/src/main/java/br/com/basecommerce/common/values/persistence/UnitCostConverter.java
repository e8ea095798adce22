package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.UnitCost;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Unit cost as {@code numeric(14,4)}. */
@Converter(autoApply = true)
public class UnitCostConverter implements AttributeConverter<UnitCost, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable UnitCost value) {
        return value == null ? null : value.amount();
    }

    @Override
    public @Nullable UnitCost convertToEntityAttribute(@Nullable BigDecimal column) {
        return column == null ? null : new UnitCost(column);
    }
}
