package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.Phone;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Telephone as its digits. */
@Converter(autoApply = true)
public class PhoneConverter implements AttributeConverter<Phone, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Phone value) {
        return value == null ? null : value.digits();
    }

    @Override
    public @Nullable Phone convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new Phone(column);
    }
}
