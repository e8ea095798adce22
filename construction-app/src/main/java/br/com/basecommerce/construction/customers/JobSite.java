package br.com.basecommerce.construction.customers;

import br.com.basecommerce.construction.rows.StoreRow;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place where a customer builds: where goods go, and at which prices. */
@Entity
@Table(name = "job_site")
class JobSite extends StoreRow {

    private UUID customerId = new UUID(0, 0);
    private String name = "";
    @Embedded
    private @Nullable Address address;
    private @Nullable String contactName;
    private @Nullable String contactPhone;
    private @Nullable UUID priceListId;
    private String preferredWindow = "any";
    private boolean active = true;

    /** For Hibernate. */
    protected JobSite() {}

    JobSite(UUID customerId, JobSiteData data, Instant now) {
        super(now);
        this.customerId = customerId;
        take(data);
    }

    void change(JobSiteData data, Instant now) {
        take(data);
        touch(now);
    }

    private void take(JobSiteData data) {
        name = data.name();
        address = data.address();
        contactName = data.contactName();
        contactPhone = data.contactPhone();
        preferredWindow = data.preferredWindow();
        active = data.active();
    }

    UUID customerId() {
        return customerId;
    }

    String name() {
        return name;
    }

    boolean isActive() {
        return active;
    }

    Address address() {
        return address == null ? Address.UNKNOWN : address;
    }

    JobSiteForm form() {
        return new JobSiteForm(customerId, name, AddressForm.of(address()), contactName, contactPhone,
                preferredWindow, active);
    }

    JobSiteFacts facts() {
        return new JobSiteFacts(id(), version(), createdAt(), updatedAt(), customerId, name, address(), contactName,
                contactPhone, priceListId, preferredWindow, active);
    }

    /** The fields as the audit trail keeps them. */
    Map<String, @Nullable Object> audited() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("address", address());
        fields.put("contact_name", contactName);
        fields.put("contact_phone", contactPhone);
        fields.put("preferred_window", preferredWindow);
        fields.put("active", active);
        return fields;
    }
}
