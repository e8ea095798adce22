package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.DocumentNumber;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.documents.Totals;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A sales proposal. Guards its own transitions ({@code product.md} section 7); what depends on rights, customers or limits is
 * asked before. A refused transition is an {@code invalid-transition}, and nothing has changed.
 */
@Entity
@Table(schema = "construction", name = "quote")
class Quote {

    static final String TYPE = "quote";

    @Id
    private UUID id;
    @TenantId
    private UUID tenantId;
    @Version
    private int version;
    private Instant createdAt;
    private @Nullable UUID createdBy;
    private Instant updatedAt;
    private String number;
    private short numberYear;
    private int numberValue;
    @Enumerated(EnumType.STRING)
    private QuoteStatus status = QuoteStatus.DRAFT;
    private int revision = 1;
    private @Nullable UUID customerId;
    private @Nullable UUID jobSiteId;
    private UUID salespersonId;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private boolean directSale;
    @Enumerated(EnumType.STRING)
    private Fulfilment fulfilment;
    @Enumerated(EnumType.STRING)
    private DeliveryWindow deliveryWindow = DeliveryWindow.ANY;
    private @Nullable LocalDate wantedDate;
    @Enumerated(EnumType.STRING)
    private DiscountMode discountMode = DiscountMode.PERCENT;
    private Percentage discountPercent = Percentage.ZERO;
    private Money freightAmount = Money.ZERO;
    private @Nullable String freightReason;
    private Money subtotal = Money.ZERO;
    private Money discountAmount = Money.ZERO;
    private Money total = Money.ZERO;
    private int validityDays;
    private @Nullable LocalDate validUntil;
    private @Nullable String customerNotes;
    private @Nullable String internalNotes;
    private @Nullable String driverNotes;
    private @Nullable String originType;
    private @Nullable UUID originId;
    @Enumerated(EnumType.STRING)
    private @Nullable ReleaseStatus releaseStatus;
    private Instant startedAt;
    private @Nullable Instant sentAt;
    private @Nullable Instant decidedAt;
    private @Nullable Instant convertedAt;
    private @Nullable Instant cancelledAt;
    private @Nullable String decidedByName;
    @Enumerated(EnumType.STRING)
    private @Nullable Channel decidedChannel;
    @Enumerated(EnumType.STRING)
    private @Nullable RejectionReason rejectionReason;
    @Enumerated(EnumType.STRING)
    private @Nullable CancellationReason cancellationReason;
    private String searchText = "";
    @OneToMany(mappedBy = "quote", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("line.position")
    private List<QuoteLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected Quote() {}

    @SuppressWarnings("NullAway.Init")
    Quote(DocumentNumber number, UUID salesperson, Channel channel, boolean directSale, int validityDays, Instant now) {
        this.id = Ids.next();
        this.number = number.text();
        this.numberYear = (short) number.year();
        this.numberValue = number.value();
        this.salespersonId = salesperson;
        this.createdBy = salesperson;
        this.channel = channel;
        this.directSale = directSale;
        this.fulfilment = directSale ? Fulfilment.PICKUP : Fulfilment.DELIVERY;
        this.validityDays = validityDays;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
        this.startedAt = createdAt;
    }

    // Editing

    void describe(QuoteHeader header, Instant now) {
        requireFrom(QuoteAction.EDIT, status);
        if (!Objects.equals(header.customerId(), customerId)
                || !header.discount().equals(discount())) {
            withdrawRelease();
        }
        customerId = header.customerId();
        jobSiteId = header.jobSiteId();
        fulfilment = header.fulfilment();
        deliveryWindow = header.window();
        wantedDate = header.wantedDate();
        discountMode = header.discount().mode();
        switch (header.discount()) {
            case GeneralDiscount.Percent(Percentage percent) -> discountPercent = percent;
            case GeneralDiscount.Amount(Money amount) -> discountAmount = amount;
        }
        freightAmount = header.freightAmount();
        freightReason = header.freightReason();
        validityDays = header.validityDays();
        customerNotes = header.customerNotes();
        internalNotes = header.internalNotes();
        driverNotes = header.driverNotes();
        addUp();
        touch(now);
    }

    /** Puts the lines in the given order; known places keep their identity. */
    void arrange(List<PlacedLine> arranged, Instant now, @Nullable UUID by) {
        requireFrom(QuoteAction.EDIT, status);
        if (!arranged.stream().map(PlacedLine::line).toList().equals(documentLines())) {
            withdrawRelease();
        }
        List<QuoteLine> before = List.copyOf(lines);
        lines.clear();
        int position = 1;
        for (PlacedLine place : arranged) {
            DocumentLine line = place.line().at(position);
            QuoteLine kept = before.stream().filter(known -> known.id().equals(place.id())).findFirst()
                    .orElseGet(() -> place.id() == null
                            ? QuoteLine.of(this, line, now, by)
                            : new QuoteLine(this, place.id(), line, now, by));
            kept.become(line, now);
            lines.add(kept);
            position++;
        }
        addUp();
        touch(now);
    }

    /** A line and the place it has or gets; a new place without id. */
    record PlacedLine(@Nullable UUID id, DocumentLine line) {}

    void findBy(String text) {
        searchText = text;
    }

    // Transitions

    /** @param today store day of the sending */
    void send(LocalDate today, Instant now) {
        requireFrom(QuoteAction.SUBMISSION, status);
        status = QuoteStatus.SENT;
        sentAt = now;
        validUntil = today.plusDays(validityDays);
        touch(now);
    }

    void approve(LocalDate today, Channel by, @Nullable String name, Instant now) {
        if (effectiveStatus(today) == QuoteStatus.EXPIRED) {
            throw ProblemException.of(ProblemType.QUOTE_EXPIRED).with("valid_until", validUntil);
        }
        requireFrom(QuoteAction.APPROVAL, status);
        decide(QuoteStatus.APPROVED, by, name, now);
    }

    void reject(LocalDate today, RejectionReason reason, Channel by, Instant now) {
        requireFrom(QuoteAction.REJECTION, effectiveStatus(today));
        rejectionReason = reason;
        decide(QuoteStatus.REJECTED, by, null, now);
    }

    private void decide(QuoteStatus decision, Channel by, @Nullable String name, Instant now) {
        status = decision;
        decidedAt = now;
        decidedChannel = by;
        decidedByName = name;
        touch(now);
    }

    void extend(LocalDate today, LocalDate until, Instant now) {
        requireFrom(QuoteAction.EXTENSION, effectiveStatus(today));
        validUntil = until;
        touch(now);
    }

    void revise(LocalDate today, Instant now) {
        requireFrom(QuoteAction.REVISIONS, effectiveStatus(today));
        status = QuoteStatus.DRAFT;
        revision++;
        decidedAt = null;
        decidedByName = null;
        decidedChannel = null;
        rejectionReason = null;
        touch(now);
    }

    void convert(Instant now) {
        requireFrom(QuoteAction.CONVERSION, status);
        status = QuoteStatus.CONVERTED;
        convertedAt = now;
        touch(now);
    }

    void cancel(LocalDate today, CancellationReason reason, Instant now) {
        requireFrom(QuoteAction.CANCELLATION, effectiveStatus(today));
        status = QuoteStatus.CANCELLED;
        cancelledAt = now;
        cancellationReason = reason;
        withdrawRelease();
        touch(now);
    }

    void askRelease(Instant now) {
        requireFrom(QuoteAction.RELEASE_REQUEST, status);
        releaseStatus = ReleaseStatus.PENDING;
        touch(now);
    }

    void decideRelease(boolean granted, Instant now) {
        releaseStatus = granted ? ReleaseStatus.GRANTED : ReleaseStatus.REFUSED;
        touch(now);
    }

    void sellDirectly() {
        directSale = true;
    }

    void comeFrom(String type, UUID origin) {
        originType = type;
        originId = origin;
    }

    /** A permission was given for what the quote was; of another quote it says nothing. */
    private void withdrawRelease() {
        if (releaseStatus != null) {
            releaseStatus = ReleaseStatus.WITHDRAWN;
        }
    }

    private void requireFrom(QuoteAction action, QuoteStatus present) {
        if (!action.startsFrom(present)) {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION).with("status", present.code());
        }
    }

    private void addUp() {
        Totals sums = totals();
        subtotal = sums.subtotal();
        total = sums.total();
        if (discountMode == DiscountMode.PERCENT) {
            discountAmount = sums.discountAmount();
        } else {
            discountPercent = sums.discountPercent();
        }
    }

    /** Every change moves the row, also one of its lines alone, so that its version tells them apart. */
    private void touch(Instant now) {
        Instant exact = now.truncatedTo(ChronoUnit.MICROS);
        updatedAt = exact.isAfter(updatedAt) ? exact : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    // Reading

    QuoteStatus effectiveStatus(LocalDate today) {
        boolean over = status == QuoteStatus.SENT && validUntil != null && today.isAfter(validUntil);
        return over ? QuoteStatus.EXPIRED : status;
    }

    GeneralDiscount discount() {
        return discountMode == DiscountMode.PERCENT
                ? new GeneralDiscount.Percent(discountPercent)
                : new GeneralDiscount.Amount(discountAmount);
    }

    Totals totals() {
        return Totals.ofLines(documentLines(), discount(), freightAmount);
    }

    QuoteHeader header() {
        return new QuoteHeader(customerId, jobSiteId, fulfilment, deliveryWindow, wantedDate, discount(),
                freightAmount, freightReason, validityDays, customerNotes, internalNotes, driverNotes);
    }

    List<DocumentLine> documentLines() {
        return lines.stream().map(QuoteLine::line).toList();
    }

    List<QuoteLine> lines() {
        return List.copyOf(lines);
    }

    Optional<QuoteLine> line(UUID lineId) {
        return lines.stream().filter(line -> line.id().equals(lineId)).findFirst();
    }

    boolean awaitsRelease() {
        return releaseStatus == ReleaseStatus.PENDING || releaseStatus == ReleaseStatus.REFUSED;
    }

    boolean isReleased() {
        return releaseStatus == ReleaseStatus.GRANTED;
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String number() {
        return number;
    }

    QuoteStatus status() {
        return status;
    }

    int revision() {
        return revision;
    }

    @Nullable
    UUID customerId() {
        return customerId;
    }

    @Nullable
    UUID jobSiteId() {
        return jobSiteId;
    }

    UUID salespersonId() {
        return salespersonId;
    }

    Channel channel() {
        return channel;
    }

    boolean directSale() {
        return directSale;
    }

    @Nullable
    LocalDate validUntil() {
        return validUntil;
    }

    @Nullable
    ReleaseStatus releaseStatus() {
        return releaseStatus;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    String decidedByName() {
        return decidedByName;
    }
}
