package br.com.basecommerce.common.values;

import java.util.Locale;

/** Why a typed text was not accepted. The text for people is the message {@link #messageKey()}. */
public enum Refusal {

    NOTHING_TYPED,
    NOT_A_NUMBER,
    NUMBER_TOO_SMALL,
    NUMBER_TOO_LARGE,
    TOO_MANY_DECIMALS,
    FRACTION_NOT_ALLOWED,
    ROUNDS_TO_ZERO,
    DOCUMENT_LENGTH,
    DOCUMENT_CHARACTERS,
    DOCUMENT_CHECK_DIGITS,
    CPF_LENGTH,
    CNPJ_LENGTH,
    POSTAL_CODE_LENGTH,
    PHONE_LENGTH,
    PHONE_AREA_CODE,
    PHONE_MOBILE,
    PHONE_COUNTRY,
    UNKNOWN_STATE,
    UNKNOWN_UNIT,
    LINE_WITHOUT_PRODUCT;

    /** Key in {@code messages/values.properties}, as {@code refusal.not-a-number}. */
    public String messageKey() {
        return "refusal." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
