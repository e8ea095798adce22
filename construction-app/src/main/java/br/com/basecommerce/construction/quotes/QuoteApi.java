package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.web.problem.FieldProblem;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.access.RequiresPermission;
import br.com.basecommerce.construction.documents.CancellationReason;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.orders.PlacedOrder;
import br.com.basecommerce.construction.repetition.Idempotent;
import br.com.basecommerce.construction.rest.Cursors;
import br.com.basecommerce.construction.rest.Limit;
import br.com.basecommerce.construction.rest.Listing;
import br.com.basecommerce.construction.rest.MergePatch;
import br.com.basecommerce.construction.rest.Versions;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Quotes for programs. */
@RestController
@RequestMapping("/api/v1/quotes")
class QuoteApi {

    private static final String LIST = "quotes";
    private static final String IF_MATCH = HttpHeaders.IF_MATCH;

    /** A new quote: its conditions and, at once or later, its lines. */
    record NewQuote(@Nullable UUID customerId, @Nullable UUID jobSiteId, @Nullable Fulfilment fulfilment,
            @Nullable DeliveryWindow deliveryWindow, @Nullable LocalDate wantedDate,
            @Nullable DiscountMode discountMode, @Nullable String discountPercent, @Nullable String discountAmount,
            @Nullable String freightAmount, @Nullable String freightReason, @Nullable Integer validityDays,
            @Nullable String customerNotes, @Nullable String internalNotes, @Nullable String driverNotes,
            @Nullable List<LineForm> lines) {

        HeaderForm header() {
            return new HeaderForm(customerId, jobSiteId, fulfilment, deliveryWindow, wantedDate, discountMode,
                    discountPercent, discountAmount, freightAmount, freightReason, validityDays, customerNotes,
                    internalNotes, driverNotes);
        }
    }

    record Lines(List<LineForm> lines) {}

    record Approval(@Nullable Integer revision, @Nullable Channel channel, @Nullable String name,
            @Nullable String note) {}

    record Rejection(@Nullable Integer revision, @Nullable RejectionReason reason, @Nullable String note) {}

    record Extension(LocalDate validUntil) {}

    record Cancellation(@Nullable CancellationReason reason, @Nullable String note) {}

    record Note(@Nullable String note, @Nullable String reason) {}

    record Copied(@JsonUnwrapped QuoteView quote, List<Copying.Change> changes) {}

    private final Editing editing;
    private final Steps steps;
    private final Releases releases;
    private final Copying copying;
    private final Reading reading;
    private final Revisions revisions;
    private final QuoteList list;
    private final Cursors cursors;
    private final MergePatch patches;
    private final Forms forms;

    QuoteApi(Editing editing, Steps steps, Releases releases, Copying copying, Reading reading, Revisions revisions,
            QuoteList list, Cursors cursors, MergePatch patches, Forms forms) {
        this.editing = editing;
        this.steps = steps;
        this.releases = releases;
        this.copying = copying;
        this.reading = reading;
        this.revisions = revisions;
        this.list = list;
        this.cursors = cursors;
        this.patches = patches;
        this.forms = forms;
    }

    @GetMapping
    @RequiresPermission(Permission.QUOTE_VIEW)
    Listing<QuoteRow> list(@RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(name = "salesperson_id", required = false) @Nullable UUID salesperson,
            @RequestParam(name = "release_status", required = false) @Nullable String release,
            @RequestParam(name = "sent_from", required = false) @Nullable LocalDate sentFrom,
            @RequestParam(name = "sent_to", required = false) @Nullable LocalDate sentTo,
            @RequestParam(name = "expires_before", required = false) @Nullable LocalDate expiresBefore,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor, @AuthenticationPrincipal CurrentUser user) {
        QuoteFilter filter = filter(q, status, customer, salesperson, release, sentFrom, sentTo, expiresBefore);
        String name = LIST + filter;
        int rows = Limit.of(limit);
        return Listing.of(list.after(cursor == null ? null : position(cursors.decode(name, cursor)), rows + 1, filter,
                user), rows, row -> cursors.encode(name, List.of(row.createdAt().toString(), row.id().toString())));
    }

    private static QuoteFilter filter(@Nullable String q, @Nullable List<String> status, @Nullable UUID customer,
            @Nullable UUID salesperson, @Nullable String release, @Nullable LocalDate sentFrom,
            @Nullable LocalDate sentTo, @Nullable LocalDate expiresBefore) {
        try {
            return new QuoteFilter(q, status == null ? List.of() : status.stream().map(QuoteStatus::ofCode).toList(),
                    customer, salesperson, release == null ? null : ReleaseStatus.ofCode(release), sentFrom, sentTo,
                    expiresBefore);
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(ProblemType.MALFORMED);
        }
    }

    private static QuoteList.Position position(List<String> values) {
        return new QuoteList.Position(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
    }

    @GetMapping("/{id}")
    @RequiresPermission(Permission.QUOTE_VIEW)
    ResponseEntity<QuoteView> get(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        return answer(id, user);
    }

    @PostMapping
    @Idempotent
    @RequiresPermission(Permission.QUOTE_CREATE)
    ResponseEntity<QuoteView> create(@RequestBody NewQuote body, @AuthenticationPrincipal CurrentUser user) {
        QuoteHeader header = body.header().read(editing.usual(false), forms.read(), Numbers.OF_PROGRAMS);
        Quote quote = editing.begin(header, lines(body.lines() == null ? List.of() : body.lines()), false, user);
        return created(reading.view(quote.id(), user));
    }

    @PatchMapping("/{id}")
    @RequiresPermission(Permission.QUOTE_EDIT)
    ResponseEntity<QuoteView> change(@PathVariable UUID id, @RequestBody JsonNode patch,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> editing.describe(id, seen, header -> patches.apply(HeaderForm.of(header),
                patch)
                .read(header, forms.read(), Numbers.OF_PROGRAMS), user));
        return answer(id, user);
    }

    @PutMapping("/{id}/lines")
    @RequiresPermission(Permission.QUOTE_EDIT)
    ResponseEntity<QuoteView> replaceLines(@PathVariable UUID id, @RequestBody Lines body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> editing.replaceLines(id, seen, lines(body.lines()), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/submission")
    @RequiresPermission(Permission.QUOTE_SEND)
    ResponseEntity<QuoteView> send(@PathVariable UUID id,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> steps.send(id, seen, user));
        return answer(id, user);
    }

    @PostMapping("/{id}/approval")
    @RequiresPermission(Permission.QUOTE_APPROVE)
    ResponseEntity<QuoteView> approve(@PathVariable UUID id, @RequestBody Approval body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> steps.approve(id, seen, body.revision(),
                Objects.requireNonNullElse(body.channel(), Channel.API), body.name(), body.note(), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/rejection")
    @RequiresPermission(Permission.QUOTE_REJECT)
    ResponseEntity<QuoteView> reject(@PathVariable UUID id, @RequestBody Rejection body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        RejectionReason reason = present(body.reason());
        stale(id, ifMatch, user, seen -> steps.reject(id, seen, body.revision(), reason, body.note(), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/extension")
    @RequiresPermission(Permission.QUOTE_EXTEND)
    ResponseEntity<QuoteView> extend(@PathVariable UUID id, @RequestBody Extension body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> steps.extend(id, seen, body.validUntil(), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/revisions")
    @RequiresPermission(Permission.QUOTE_EDIT)
    ResponseEntity<QuoteView> revise(@PathVariable UUID id, @RequestBody(required = false) @Nullable Note body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> steps.revise(id, seen, body == null ? null : body.reason(), user));
        return answer(id, user);
    }

    @GetMapping("/{id}/revisions")
    @RequiresPermission(Permission.QUOTE_VIEW)
    List<Revisions.Revision> revisions(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        reading.view(id, user);
        return revisions.of(id);
    }

    @PostMapping("/{id}/release-request")
    @RequiresPermission(Permission.QUOTE_EDIT)
    ResponseEntity<QuoteView> askRelease(@PathVariable UUID id, @RequestBody(required = false) @Nullable Note body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        stale(id, ifMatch, user, seen -> releases.ask(id, seen, body == null ? null : body.note(), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/conversion")
    @RequiresPermission(Permission.QUOTE_CONVERT)
    ResponseEntity<PlacedOrder> convert(@PathVariable UUID id,
            @RequestBody(required = false) @Nullable Conversion body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        Steps.Converted converted = stale(id, ifMatch, user,
                seen -> steps.convert(id, seen, body == null ? Conversion.USUAL : body, user));
        URI place = URI.create("/api/v1/orders/" + converted.order().id());
        return converted.isNew()
                ? ResponseEntity.created(place).body(converted.order())
                : ResponseEntity.ok().location(place).body(converted.order());
    }

    @PostMapping("/{id}/cancellation")
    @RequiresPermission(Permission.QUOTE_CANCEL)
    ResponseEntity<QuoteView> cancel(@PathVariable UUID id, @RequestBody Cancellation body,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal CurrentUser user) {
        CancellationReason reason = present(body.reason());
        stale(id, ifMatch, user, seen -> steps.cancel(id, seen, reason, body.note(), user));
        return answer(id, user);
    }

    @PostMapping("/{id}/copies")
    @Idempotent
    @RequiresPermission(Permission.QUOTE_CREATE)
    ResponseEntity<Copied> copy(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user) {
        Copying.Copy copy = copying.copy(id, user);
        QuoteView view = reading.view(copy.quote().id(), user);
        return Versions.created(place(view.id()), new Copied(view, copy.changes()), view.version());
    }

    private List<LineInput> lines(List<LineForm> sent) {
        List<LineInput> lines = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < sent.size(); index++) {
            try {
                lines.add(sent.get(index).read(forms.read(), Numbers.OF_PROGRAMS));
            } catch (ProblemException refused) {
                LineWriting.collect(refused, index + 1, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.validation(problems);
        }
        return lines;
    }

    private <T> T present(@Nullable T reason) {
        if (reason == null) {
            Typed typed = forms.read();
            typed.requiredText("reason", null, 1);
            typed.check();
        }
        return Objects.requireNonNull(reason);
    }

    private interface Step<T> {
        T take(int seen);
    }

    /** A stale version is answered with the present state. */
    private <T> T stale(UUID id, @Nullable String ifMatch, CurrentUser user, Step<T> step) {
        try {
            return step.take(Versions.seen(ifMatch));
        } catch (ProblemException refused) {
            if (refused.type() == ProblemType.STALE_VERSION && !refused.members().containsKey("current")) {
                refused.with("current", reading.view(id, user));
            }
            throw refused;
        }
    }

    private ResponseEntity<QuoteView> answer(UUID id, CurrentUser user) {
        QuoteView view = reading.view(id, user);
        return Versions.answer(view, view.version());
    }

    private static ResponseEntity<QuoteView> created(QuoteView view) {
        return Versions.created(place(view.id()), view, view.version());
    }

    private static URI place(UUID id) {
        return URI.create("/api/v1/quotes/" + id);
    }
}
