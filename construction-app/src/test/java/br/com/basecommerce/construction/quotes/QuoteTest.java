package br.com.basecommerce.construction.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DocumentNumber;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.quotes.Quote.PlacedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final LocalDate SENT_ON = LocalDate.of(2026, 1, 15);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 22);
    private static final Instant NOW = Instant.parse("2026-01-15T13:40:00Z");

    private final UUID maria = UUID.randomUUID();
    private final Quote quote = draft();

    @Test
    void isValidThroughTheLastDayAndExpiredAfterIt() {
        quote.send(SENT_ON, NOW);

        assertThat(quote.validUntil()).isEqualTo(LAST_DAY);
        assertThat(quote.effectiveStatus(LAST_DAY)).isEqualTo(QuoteStatus.SENT);
        assertThat(quote.effectiveStatus(LAST_DAY.plusDays(1))).isEqualTo(QuoteStatus.EXPIRED);
        assertThat(quote.status()).isEqualTo(QuoteStatus.SENT);
    }

    @Test
    void aMovedDateMakesAnExpiredQuoteGoodAgain() {
        quote.send(SENT_ON, NOW);
        LocalDate late = LAST_DAY.plusDays(3);
        assertThatThrownBy(() -> quote.approve(late, Channel.PHONE, null, NOW)).hasMessage("quote-expired");

        quote.extend(late, late.plusDays(1), NOW);
        quote.approve(late, Channel.PHONE, "Célia", NOW);

        assertThat(quote.status()).isEqualTo(QuoteStatus.APPROVED);
        assertThat(quote.effectiveStatus(late.plusYears(1))).isEqualTo(QuoteStatus.APPROVED);
    }

    @Test
    void isConvertedOnceAndNeverChangesAfterwards() {
        assertThatThrownBy(() -> quote.convert(NOW)).isInstanceOf(ProblemException.class);
        quote.send(SENT_ON, NOW);
        quote.approve(SENT_ON, Channel.COUNTER, null, NOW);
        quote.convert(NOW);

        assertThatThrownBy(() -> quote.convert(NOW)).hasMessage("invalid-transition");
        assertThatThrownBy(() -> quote.cancel(SENT_ON, CancellationReason.OTHER, NOW)).hasMessage(
                "invalid-transition");
        assertThatThrownBy(() -> quote.arrange(List.of(), NOW, maria)).hasMessage("invalid-transition");
        assertThat(quote.documentLines()).hasSize(1);
    }

    @Test
    void aRevisionIsADraftOfTheNextNumber() {
        quote.send(SENT_ON, NOW);
        quote.revise(SENT_ON, NOW);

        assertThat(quote.status()).isEqualTo(QuoteStatus.DRAFT);
        assertThat(quote.revision()).isEqualTo(2);
    }

    @Test
    void aPriceDiscountOrCustomerChangeWithdrawsTheRelease() {
        quote.askRelease(NOW);
        quote.decideRelease(true, NOW);
        assertThat(quote.isReleased()).isTrue();

        quote.describe(quote.header().with(new GeneralDiscount.Amount(Money.of("5"))), NOW);

        assertThat(quote.releaseStatus()).isEqualTo(ReleaseStatus.WITHDRAWN);
        assertThat(quote.totals().total()).isEqualTo(Money.of("315.00"));
    }

    @Test
    void everyChangeMovesTheRowAlsoWithinOneInstant() {
        Instant before = quote.updatedAt();

        quote.arrange(List.of(new PlacedLine(null, Lines.of("11", "32.00"))), NOW, maria);

        assertThat(quote.updatedAt()).isAfter(before);
    }

    @Test
    void aSalespersonCancelsNoApprovedQuoteAndActsOnlyOnOwnOnes() {
        quote.send(SENT_ON, NOW);
        quote.approve(SENT_ON, Channel.COUNTER, null, NOW);

        assertThat(rights(maria, Role.SALESPERSON).allowed(quote, QuoteStatus.APPROVED, false))
                .containsExactlyInAnyOrder(QuoteAction.CONVERSION, QuoteAction.REVISIONS, QuoteAction.COPIES);
        assertThat(rights(UUID.randomUUID(), Role.SALESPERSON).allowed(quote, QuoteStatus.APPROVED, false))
                .containsExactly(QuoteAction.COPIES);
        assertThat(rights(UUID.randomUUID(), Role.FINANCE).allowed(quote, QuoteStatus.APPROVED, false)).isEmpty();
    }

    @Test
    void overALimitTheSellerAsksAndTheOwnerSends() {
        assertThat(rights(maria, Role.SALESPERSON).allowed(quote, QuoteStatus.DRAFT, true))
                .contains(QuoteAction.RELEASE_REQUEST).doesNotContain(QuoteAction.SUBMISSION, QuoteAction.SALE);
        assertThat(rights(UUID.randomUUID(), Role.ADMIN).allowed(quote, QuoteStatus.DRAFT, true))
                .contains(QuoteAction.SUBMISSION).doesNotContain(QuoteAction.RELEASE_REQUEST);
    }

    private static QuoteRights rights(UUID user, Role role) {
        Tenant tenant = new Tenant(new TenantId(UUID.randomUUID()), "loja", Tenant.DEFAULT_ZONE);
        return new QuoteRights(new CurrentUser(user, "Alguém", role, tenant, null, Scope.SESSION, "s"),
                Policies.USUAL);
    }

    private Quote draft() {
        Quote draft = new Quote(new DocumentNumber("COT-2026-0001", 2026, 1), maria, Channel.COUNTER, false, 7, NOW);
        draft.arrange(List.of(new PlacedLine(null, Lines.of("10", "32.00"))), NOW, maria);
        return draft;
    }
}
