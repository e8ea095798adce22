package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.PostalCode;
import br.com.basecommerce.common.values.State;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An address as it is typed or sent. */
public record AddressForm(@Nullable String street, @Nullable String streetNumber, @Nullable String complement,
        @Nullable String district, @Nullable String city, @Nullable String state, @Nullable String postalCode,
        @Nullable String latitude, @Nullable String longitude, @Nullable String accessNotes) {

    static final AddressForm EMPTY = of(Address.UNKNOWN);
    private static final NumberBounds LATITUDE = NumberBounds.between("-90", "90", 6);
    private static final NumberBounds LONGITUDE = NumberBounds.between("-180", "180", 6);

    static AddressForm of(Address address) {
        String postalCode = address.postalCode();
        return new AddressForm(address.street(), address.streetNumber(), address.complement(), address.district(),
                address.city(), address.state(), postalCode, text(address.latitude()), text(address.longitude()),
                address.accessNotes());
    }

    Address read(Typed typed) {
        State uf = typed.optional("address.state", state, State::parse);
        PostalCode cep = typed.optional("address.postal_code", postalCode, PostalCode::parse);
        BigDecimal north = typed.optional("address.latitude", latitude,
                text -> Numbers.OF_PROGRAMS.within(text, LATITUDE));
        BigDecimal east = typed.optional("address.longitude", longitude,
                text -> Numbers.OF_PROGRAMS.within(text, LONGITUDE));
        if ((north == null) != (east == null)) {
            typed.refuse("address.latitude", "position-incomplete");
        }
        return new Address(typed.text("address.street", street, 120),
                typed.text("address.street_number", streetNumber, 20),
                typed.text("address.complement", complement, 60), typed.text("address.district", district, 80),
                typed.text("address.city", city, 80), uf == null ? null : uf.code(),
                cep == null ? null : cep.digits(), north, east,
                typed.text("address.access_notes", accessNotes, 500));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
