package br.com.basecommerce.construction.customers;

import br.com.basecommerce.common.values.Cnpj;
import br.com.basecommerce.common.values.Cpf;
import br.com.basecommerce.common.values.Document;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Phone;
import br.com.basecommerce.common.values.Refusal;
import br.com.basecommerce.construction.forms.Typed;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A customer as it is typed or sent; what a customer's page and its PATCH may change. */
public record CustomerForm(@Nullable String kind, @Nullable String name, @Nullable String tradeName,
        @Nullable String document, @Nullable String email, @Nullable String phone, @Nullable String phone2,
        AddressForm address, @Nullable String notes) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int LONGEST_NOTES = 10_000;

    public CustomerForm {
        address = address == null ? AddressForm.EMPTY : address;
    }

    static CustomerForm empty(@Nullable String name) {
        return new CustomerForm(CustomerKind.PERSON.code(), name, null, null, null, null, null, AddressForm.EMPTY,
                null);
    }

    /** @throws br.com.basecommerce.common.web.problem.ProblemException naming every refused field */
    CustomerData read(Typed typed) {
        CustomerKind readKind = kind(typed);
        String readName = typed.requiredText("name", name, 200);
        Document readDocument = typed.optional("document", document, text -> document(readKind, text));
        String readEmail = typed.text("email", email, 254);
        if (readEmail != null && !EMAIL.matcher(readEmail).matches()) {
            typed.refuse("email", "email");
        }
        Phone first = typed.optional("phone", phone, Phone::parse);
        Phone second = typed.optional("phone2", phone2, Phone::parse);
        Address place = address.read(typed);
        String readTradeName = typed.text("trade_name", tradeName, 200);
        String readNotes = typed.text("notes", notes, LONGEST_NOTES);
        typed.check();
        return new CustomerData(readKind == null ? CustomerKind.PERSON : readKind, readName, readTradeName,
                readDocument == null ? null : readDocument.bare(), readEmail, first == null ? null : first.digits(),
                second == null ? null : second.digits(), place, readNotes);
    }

    private @Nullable CustomerKind kind(Typed typed) {
        return typed.required("kind", kind, text -> Arrays.stream(CustomerKind.values())
                .filter(known -> known.code().equals(text)).findFirst()
                .<Parsed<CustomerKind>>map(Parsed::accepted)
                .orElseGet(() -> Parsed.refused(Refusal.NOTHING_TYPED)));
    }

    private static Parsed<Document> document(@Nullable CustomerKind kind, String text) {
        if (kind == null) {
            return Document.parse(text);
        }
        return switch (kind) {
            case PERSON -> Cpf.parse(text).map(cpf -> cpf);
            case COMPANY -> Cnpj.parse(text).map(cnpj -> cnpj);
        };
    }
}
