package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.ShortageChoice;
import br.com.basecommerce.construction.orders.DeliveryAddress;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is decided when a quote becomes an order.
 *
 * @param fulfilment null for the quote's
 * @param window null for the quote's
 * @param shortages lines whose missing goods are not waited for; waiting where a line is not named
 */
record Conversion(@Nullable Fulfilment fulfilment, @Nullable LocalDate scheduledDate, @Nullable DeliveryWindow window,
        @JsonFormat(pattern = "HH:mm") @Nullable LocalTime scheduledTime, @Nullable DeliveryAddress address,
        @Nullable List<Shortage> shortages) {

    static final Conversion USUAL = new Conversion(null, null, null, null, null, null);

    /** @param line position in the quote, from 1 */
    record Shortage(int line, @Nullable ShortageChoice choice) {}

    Map<Integer, ShortageChoice> choices() {
        return shortages == null
                ? Map.of()
                : shortages.stream().collect(Collectors.toMap(Shortage::line,
                        shortage -> Objects.requireNonNullElse(shortage.choice(), ShortageChoice.WAIT),
                        (first, last) -> last));
    }
}
