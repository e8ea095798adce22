package br.com.basecommerce.common.identity;

import static br.com.basecommerce.common.identity.Reach.ALL;
import static br.com.basecommerce.common.identity.Reach.NONE;
import static br.com.basecommerce.common.identity.Reach.OWN;

import java.util.Arrays;

/**
 * The permission matrix of the product: what each role may do, and on which rows.
 *
 * <p>Columns: admin, salesperson, finance, stockkeeper, driver, portal customer. What {@code OWN} means is decided by
 * the feature that owns the rows.
 */
public enum Permission {

    ACCOUNT_SELF("account.self", ALL, ALL, ALL, ALL, ALL, ALL),
    DASHBOARD_VIEW("dashboard.view", ALL, ALL, ALL, ALL, NONE, NONE),
    CUSTOMER_VIEW("customer.view", ALL, ALL, ALL, NONE, NONE, NONE),
    CUSTOMER_CREATE("customer.create", ALL, ALL, NONE, NONE, NONE, NONE),
    CUSTOMER_EDIT("customer.edit", ALL, OWN, NONE, NONE, NONE, NONE),
    CUSTOMER_TERMS("customer.terms", ALL, NONE, NONE, NONE, NONE, NONE),
    CUSTOMER_CREDIT("customer.credit", ALL, NONE, ALL, NONE, NONE, NONE),
    CUSTOMER_DEACTIVATE("customer.deactivate", ALL, NONE, NONE, NONE, NONE, NONE),
    CUSTOMER_PRIVACY("customer.privacy", ALL, NONE, NONE, NONE, NONE, NONE),
    JOB_SITE_EDIT("job_site.edit", ALL, ALL, NONE, NONE, NONE, NONE),
    PRODUCT_VIEW("product.view", ALL, ALL, ALL, ALL, NONE, OWN),
    PRODUCT_EDIT("product.edit", ALL, NONE, NONE, NONE, NONE, NONE),
    PRODUCT_PRICE("product.price", ALL, NONE, NONE, NONE, NONE, NONE),
    COST_VIEW("cost.view", ALL, NONE, ALL, ALL, NONE, NONE),
    QUOTE_VIEW("quote.view", ALL, OWN, ALL, NONE, NONE, OWN),
    QUOTE_CREATE("quote.create", ALL, ALL, NONE, NONE, NONE, NONE),
    QUOTE_EDIT("quote.edit", ALL, OWN, NONE, NONE, NONE, NONE),
    QUOTE_SEND("quote.send", ALL, OWN, NONE, NONE, NONE, NONE),
    QUOTE_APPROVE("quote.approve", ALL, OWN, ALL, NONE, NONE, OWN),
    QUOTE_REJECT("quote.reject", ALL, OWN, ALL, NONE, NONE, OWN),
    QUOTE_EXTEND("quote.extend", ALL, NONE, ALL, NONE, NONE, NONE),
    QUOTE_RELEASE("quote.release", ALL, NONE, NONE, NONE, NONE, NONE),
    QUOTE_CONVERT("quote.convert", ALL, OWN, NONE, NONE, NONE, NONE),
    QUOTE_CANCEL("quote.cancel", ALL, OWN, NONE, NONE, NONE, NONE),
    ORDER_VIEW("order.view", ALL, OWN, ALL, ALL, NONE, OWN),
    ORDER_AMOUNTS("order.amounts", ALL, OWN, ALL, NONE, NONE, OWN),
    ORDER_CREATE("order.create", ALL, ALL, NONE, NONE, NONE, NONE),
    ORDER_EDIT_NOTES("order.edit_notes", ALL, OWN, NONE, NONE, NONE, NONE),
    ORDER_CLOSE_BALANCE("order.close_balance", ALL, OWN, NONE, NONE, NONE, NONE),
    ORDER_CANCEL("order.cancel", ALL, NONE, NONE, NONE, NONE, NONE),
    CREDIT_RELEASE("credit.release", ALL, NONE, ALL, NONE, NONE, NONE),
    RETURN_CREATE("return.create", ALL, OWN, NONE, NONE, NONE, NONE),
    RETURN_RECEIVE("return.receive", ALL, NONE, NONE, ALL, NONE, NONE),
    DELIVERY_VIEW("delivery.view", ALL, OWN, ALL, ALL, OWN, OWN),
    DELIVERY_SCHEDULE("delivery.schedule", ALL, OWN, NONE, ALL, NONE, NONE),
    DELIVERY_PREPARE("delivery.prepare", ALL, OWN, NONE, ALL, NONE, NONE),
    DELIVERY_HAND_OVER("delivery.hand_over", ALL, OWN, NONE, ALL, NONE, NONE),
    DELIVERY_DISPATCH("delivery.dispatch", ALL, NONE, NONE, ALL, OWN, NONE),
    DELIVERY_COMPLETE("delivery.complete", ALL, NONE, NONE, NONE, OWN, NONE),
    DELIVERY_COMPLETE_MANUALLY("delivery.complete_manually", ALL, NONE, NONE, NONE, NONE, NONE),
    PROOF_VIEW("proof.view", ALL, OWN, ALL, ALL, OWN, OWN),
    ROUTE_PLAN("route.plan", ALL, NONE, NONE, ALL, NONE, NONE),
    STOCK_AVAILABILITY("stock.availability", ALL, ALL, ALL, ALL, NONE, NONE),
    STOCK_VIEW("stock.view", ALL, NONE, NONE, ALL, NONE, NONE),
    STOCK_MOVE("stock.move", ALL, NONE, NONE, ALL, NONE, NONE),
    STOCK_PARAMETERS("stock.parameters", ALL, NONE, NONE, ALL, NONE, NONE),
    SUPPLIER_VIEW("supplier.view", ALL, NONE, ALL, ALL, NONE, NONE),
    SUPPLIER_EDIT("supplier.edit", ALL, NONE, NONE, NONE, NONE, NONE),
    PURCHASE_MANAGE("purchase.manage", ALL, NONE, NONE, ALL, NONE, NONE),
    INSIGHT_STOCK("insight.stock", ALL, NONE, NONE, ALL, NONE, NONE),
    INSIGHT_SALES("insight.sales", ALL, ALL, NONE, NONE, NONE, NONE),
    INSIGHT_PRICING("insight.pricing", ALL, NONE, ALL, ALL, NONE, NONE),
    INSIGHT_PRICING_ANSWER("insight.pricing_answer", ALL, NONE, NONE, NONE, NONE, NONE),
    INSIGHT_DELIVERY("insight.delivery", ALL, NONE, ALL, ALL, NONE, NONE),
    REPORT_SALES("report.sales", ALL, OWN, ALL, NONE, NONE, NONE),
    REPORT_STOCK("report.stock", ALL, NONE, ALL, ALL, NONE, NONE),
    REPORT_DELIVERY("report.delivery", ALL, NONE, ALL, ALL, NONE, NONE),
    DATA_IMPORT("data.import", ALL, NONE, NONE, NONE, NONE, NONE),
    SETTINGS_EDIT("settings.edit", ALL, NONE, NONE, NONE, NONE, NONE),
    BRANDING_EDIT("branding.edit", ALL, NONE, NONE, NONE, NONE, NONE),
    USER_MANAGE("user.manage", ALL, NONE, NONE, NONE, NONE, NONE),
    TOKEN_MANAGE("token.manage", ALL, NONE, NONE, NONE, NONE, NONE),
    AUDIT_VIEW("audit.view", ALL, NONE, NONE, NONE, NONE, NONE),
    PORTAL_USE("portal.use", NONE, NONE, NONE, NONE, NONE, OWN);

    private final String code;
    private final Reach[] reachByRole;

    Permission(String code, Reach... reachByRole) {
        this.code = code;
        this.reachByRole = reachByRole;
    }

    public String code() {
        return code;
    }

    public Reach reachOf(Role role) {
        return reachByRole[role.ordinal()];
    }

    /** @throws IllegalArgumentException when no permission has that code */
    public static Permission ofCode(String code) {
        return Arrays.stream(values())
                .filter(permission -> permission.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no permission has the code " + code));
    }
}
