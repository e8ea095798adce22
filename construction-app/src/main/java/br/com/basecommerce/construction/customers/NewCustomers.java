package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Cnpj;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Phone;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a customer in from where something else is going on, with the little that is known so far. */
@Component
public class NewCustomers {

    private final CustomerRegister register;
    private final Customers customers;

    NewCustomers(CustomerRegister register, Customers customers) {
        this.register = register;
        this.customers = customers;
    }

    /** A form that begins with what was searched in vain, in the field where it belongs. */
    public static CustomerForm begun(@Nullable String words) {
        String typed = words == null ? "" : words.strip();
        Optional<Document> document = Document.parse(typed).toOptional();
        Optional<Phone> phone = document.isPresent() ? Optional.empty() : Phone.parse(typed).toOptional();
        boolean named = document.isEmpty() && phone.isEmpty();
        return new CustomerForm(kind(document).code(), named ? typed : null, null,
                document.map(Document::display).orElse(null), null, phone.map(Phone::display).orElse(null), null,
                AddressForm.EMPTY, null);
    }

    private static CustomerKind kind(Optional<Document> document) {
        return document.filter(Cnpj.class::isInstance).isPresent() ? CustomerKind.COMPANY : CustomerKind.PERSON;
    }

    /** The active customers of the same name or telephone, however they are spelt: perhaps it is one of them. */
    public List<Customers.Hit> alike(CustomerForm form, CurrentUser user) {
        return customers.alike(form.name() == null ? "" : form.name(),
                Phone.parse(form.phone() == null ? "" : form.phone()).map(Phone::digits).toOptional().orElse(null),
                user);
    }

    /** @throws br.com.basecommerce.common.web.problem.ProblemException validation, or duplicate with the existing one */
    public UUID takeIn(CustomerForm form, CurrentUser user) {
        return register.register(form, user).id();
    }
}
