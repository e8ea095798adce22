package br.com.basecommerce.common.values.persistence;

import br.com.basecommerce.common.values.Document;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** CPF or CNPJ as its bare characters. */
@Converter(autoApply = true)
public class DocumentConverter implements AttributeConverter<Document, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Document value) {
        return value == null ? null : value.bare();
    }

    @Override
    public @Nullable Document convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : Document.of(column);
    }
}
