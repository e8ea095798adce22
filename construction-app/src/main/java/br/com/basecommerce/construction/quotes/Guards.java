package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.catalogue.ProductFacts;
import br.com.basecommerce.construction.catalogue.Products;
import br.com.basecommerce.construction.customers.CustomerFacts;
import br.com.basecommerce.construction.customers.CustomerKind;
import br.com.basecommerce.construction.customers.Customers;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.settings.CreditPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What must hold before a quote is sent or becomes an order; each rule refuses with its own problem. */
@Component
class Guards {

    private final Customers customers;
    private final Products products;
    private final Limits limits;
    private final CreditUse credit;
    private final Forms forms;

    Guards(Customers customers, Products products, Limits limits, CreditUse credit, Forms forms) {
        this.customers = customers;
        this.products = products;
        this.limits = limits;
        this.credit = credit;
        this.forms = forms;
    }

    /** Customer, lines, active products, and the owner's release where a limit is passed. */
    void beforeSending(Quote quote, QuoteRights rights) {
        complete(quote);
        released(quote, rights);
    }

    /** C1, C3, C4, C5, costs of free-text lines, and no release outstanding. */
    void beforeConverting(Quote quote, Fulfilment fulfilment, QuoteRights rights) {
        CustomerFacts customer = customer(quote);
        costsKnown(quote);
        released(quote, rights);
        if (customer.blockedReason() != null) {
            throw ProblemException.of(ProblemType.CUSTOMER_BLOCKED).with("reason", customer.blockedReason());
        }
        if (customer.walkIn() && fulfilment == Fulfilment.DELIVERY) {
            refuse("fulfilment", "walk-in-pickup");
        }
        boolean needsDocument = customer.kind() == CustomerKind.COMPANY || fulfilment == Fulfilment.DELIVERY;
        if (needsDocument && customer.document() == null) {
            throw ProblemException.of(ProblemType.DOCUMENT_REQUIRED);
        }
        creditHolds(quote, customer, rights);
    }

    private void complete(Quote quote) {
        if (quote.customerId() == null) {
            refuse("customer_id", "customer-missing");
        }
        customer(quote);
        if (quote.lines().isEmpty()) {
            refuse("lines", "no-lines");
        }
        Map<UUID, ProductFacts> known = products.find(Limits.productsOf(quote));
        List<FieldProblem> problems = new ArrayList<>();
        for (DocumentLine line : quote.documentLines()) {
            boolean gone = line.productId() != null
                    && !Optional.ofNullable(known.get(line.productId())).map(ProductFacts::active).orElse(false);
            if (gone) {
                Typed typed = forms.read();
                typed.refuse("product_id", "product-unavailable");
                LineWriting.collect(typed, line.position(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
    }

    private CustomerFacts customer(Quote quote) {
        Optional<CustomerFacts> customer = Optional.ofNullable(quote.customerId()).flatMap(customers::find)
                .filter(CustomerFacts::active);
        if (customer.isEmpty()) {
            refuse("customer_id", "customer-unavailable");
        }
        return customer.orElseThrow();
    }

    private void released(Quote quote, QuoteRights rights) {
        if (quote.isReleased() || rights.releases() && !quote.awaitsRelease()) {
            return;
        }
        List<LineJudgement> judgements = limits.judge(quote, rights.policy());
        Set<ReleaseReason> reasons = Limits.reasons(judgements);
        if (!reasons.isEmpty() || quote.awaitsRelease()) {
            throw Refused.releaseRequired(quote, reasons, judgements);
        }
    }

    private void costsKnown(Quote quote) {
        List<FieldProblem> problems = new ArrayList<>();
        for (DocumentLine line : quote.documentLines()) {
            if (line.isFreeText() && line.unitCost() == null) {
                Typed typed = forms.read();
                typed.refuse("unit_cost", "cost-missing");
                LineWriting.collect(typed, line.position(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
    }

    private void creditHolds(Quote quote, CustomerFacts customer, QuoteRights rights) {
        Money total = quote.totals().total();
        Optional<CreditUse.Use> use = credit.of(customer);
        CreditPolicy policy = rights.policy().creditPolicy();
        if (use.isEmpty() || policy == CreditPolicy.WARN || !use.get().isExceededBy(total)) {
            return;
        }
        if (policy == CreditPolicy.BLOCK || !mayReleaseCredit(rights.user())) {
            throw ProblemException.of(ProblemType.CREDIT_EXCEEDED)
                    .with("limit", use.get().limit())
                    .with("used", use.get().used())
                    .with("total", total);
        }
    }

    private static boolean mayReleaseCredit(CurrentUser user) {
        return user.may(Permission.CREDIT_RELEASE);
    }

    private void refuse(String field, String code) {
        Typed typed = forms.read();
        typed.refuse(field, code);
        typed.check();
    }
}
