package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.Money;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Money as {@code numeric(14,2)}. */
@Converter(autoApply = true)
public class MoneyConverter implements AttributeConverter<Money, BigDecimal> {

    @Override
    public @Nullable BigDecimal convertToDatabaseColumn(@Nullable Money value) {
        return value == null ? null : value.amount();
    }

    @Override
    public @Nullable Money convertToEntityAttribute(@Nullable BigDecimal column) {
        return column == null ? null : new Money(column);
    }
}
