package br.com.basecommerce.common.valuedthing;

import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Phone;
import br.com.basecommerce.common.values.PostalCode;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.State;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attribute of every value type. */
@Entity
@Table(schema = "public", name = "valued_thing")
class ValuedThing {

    @Id
    private UUID id;
    private @Nullable Money price;
    private @Nullable UnitCost cost;
    private @Nullable Quantity quantity;
    private @Nullable Percentage discount;
    private @Nullable Phone phone;
    private @Nullable PostalCode postalCode;
    private @Nullable Document document;
    @Enumerated(EnumType.STRING)
    private @Nullable Unit unit;
    @Enumerated(EnumType.STRING)
    private @Nullable State state;

    @SuppressWarnings("NullAway.Init")
    protected ValuedThing() {}

    ValuedThing(UUID id, @Nullable Money price, @Nullable UnitCost cost, @Nullable Quantity quantity,
            @Nullable Percentage discount, @Nullable Phone phone, @Nullable PostalCode postalCode,
            @Nullable Document document, @Nullable Unit unit, @Nullable State state) {
        this.id = id;
        this.price = price;
        this.cost = cost;
        this.quantity = quantity;
        this.discount = discount;
        this.phone = phone;
        this.postalCode = postalCode;
        this.document = document;
        this.unit = unit;
        this.state = state;
    }

    UUID id() {
        return id;
    }
}
