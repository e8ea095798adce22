package br.com.basecommerce.construction.stock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a person corrected the quantity on hand. */
enum AdjustmentReason {

    LOSS,
    BREAKAGE,
    OWN_USE,
    FOUND,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AdjustmentReason> ofCode(String code) {
        return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
