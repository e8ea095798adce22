package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.PostalCode;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** CEP as its eight digits. */
@Converter(autoApply = true)
public class PostalCodeConverter implements AttributeConverter<PostalCode, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable PostalCode value) {
        return value == null ? null : value.digits();
    }

    @Override
    public @Nullable PostalCode convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : new PostalCode(column);
    }
}
