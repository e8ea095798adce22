package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.values.Phone;
import br.com.basecommerce.construction.forms.Typed;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job site as it is typed or sent. The customer is said once, when it is made. */
public record JobSiteForm(@Nullable UUID customerId, @Nullable String name, AddressForm address,
        @Nullable String contactName, @Nullable String contactPhone, @Nullable String preferredWindow,
        @Nullable Boolean active) {

    private static final Set<String> WINDOWS = Set.of("morning", "afternoon", "any");

    public JobSiteForm {
        address = address == null ? AddressForm.EMPTY : address;
    }

    static JobSiteForm empty(UUID customerId) {
        return new JobSiteForm(customerId, null, AddressForm.EMPTY, null, null, "any", true);
    }

    JobSiteData read(Typed typed) {
        String window = preferredWindow == null || preferredWindow.isBlank() ? "any" : preferredWindow;
        if (!WINDOWS.contains(window)) {
            typed.refuse("preferred_window", "unknown");
        }
        Phone phone = typed.optional("contact_phone", contactPhone, Phone::parse);
        return new JobSiteData(typed.requiredText("name", name, 200),
                address.read(typed),
                typed.text("contact_name", contactName, 200), phone == null ? null : phone.digits(), window,
                !Boolean.FALSE.equals(active));
    }
}
