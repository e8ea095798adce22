package br.com.basecommerce.construction.customers;

import br.com.basecommerce.construction.rows.StoreRow;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who buys. The walk-in customer stands for everybody who gives no name; it never changes. */
@Entity
@Table(name = "customer")
class Customer extends StoreRow {

    static final String WALK_IN_NAME = "Consumidor final";

    @Enumerated(EnumType.STRING)
    private CustomerKind kind = CustomerKind.PERSON;
    private String name = "";
    private @Nullable String tradeName;
    private @Nullable String document;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String phone2;
    @Embedded
    private @Nullable Address address;
    private @Nullable String notes;
    private boolean walkIn;
    private @Nullable UUID priceListId;
    @Enumerated(EnumType.STRING)
    private CatalogueMode catalogueMode = CatalogueMode.ALL;
    private @Nullable BigDecimal creditLimit;
    private BigDecimal receivableBalance = BigDecimal.ZERO.setScale(2);
    private @Nullable Instant blockedAt;
    private @Nullable String blockedReason;
    private boolean active = true;
    private @Nullable Instant anonymisedAt;

    /** For Hibernate. */
    protected Customer() {}

    Customer(CustomerData data, Instant now) {
        super(now);
        take(data);
    }

    void change(CustomerData data, Instant now) {
        take(data);
        touch(now);
    }

    void setActive(boolean wanted, Instant now) {
        active = wanted;
        touch(now);
    }

    private void take(CustomerData data) {
        kind = data.kind();
        name = data.name();
        tradeName = data.tradeName();
        document = data.document();
        email = data.email();
        phone = data.phone();
        phone2 = data.phone2();
        address = data.address();
        notes = data.notes();
    }

    CustomerKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    @Nullable
    String document() {
        return document;
    }

    boolean isWalkIn() {
        return walkIn;
    }

    boolean isActive() {
        return active;
    }

    Address address() {
        return address == null ? Address.UNKNOWN : address;
    }

    CustomerForm form() {
        return new CustomerForm(kind.code(), name, tradeName, document, email, phone, phone2,
                AddressForm.of(address()), notes);
    }

    CustomerView view() {
        return new CustomerView(id(), version(), createdAt(), updatedAt(), kind, name, tradeName, document, email,
                phone, phone2, address(), notes, walkIn, priceListId, catalogueMode, creditLimit == null
                        ? null
                        : creditLimit.toPlainString(),
                receivableBalance.toPlainString(), blockedAt, blockedReason, active);
    }

    CustomerFacts facts() {
        return new CustomerFacts(id(), version(), kind, name, tradeName, document, email, phone, address(), notes,
                walkIn,
                priceListId, creditLimit, receivableBalance, blockedReason, active);
    }

    /** The fields as the audit trail keeps them. */
    Map<String, @Nullable Object> audited() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", kind.code());
        fields.put("name", name);
        fields.put("trade_name", tradeName);
        fields.put("document", document);
        fields.put("email", email);
        fields.put("phone", phone);
        fields.put("phone2", phone2);
        fields.put("address", address());
        fields.put("notes", notes);
        fields.put("active", active);
        return fields;
    }
}
