package br.com.basecommerce.construction.customers;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** A person has a CPF, a company a CNPJ. The label is the message {@code customer_kind.{code}}. */
public enum CustomerKind {

    PERSON,
    COMPANY;

    @EnumeratedValue
    private final String code = name().toLowerCase(Locale.ROOT);

    @JsonValue
    public String code() {
        return code;
    }
}
