package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of the owner: more discount than the seller may give, a sale below cost. */
@Service
@Transactional
class Releases {

    /**
     * One request.
     *
     * @param figures of each line over a limit, with margins: only for who may release
     */
    record Request(UUID id, int version, Instant createdAt, UUID subjectId, String number, @Nullable String customer,
            List<String> reasons, JsonNode figures, UUID requestedBy, String status, @Nullable Instant decidedAt,
            @Nullable String note) {}

    private static final String INSERT = """
            insert into construction.release_request
              (tenant_id, id, created_at, created_by, updated_at, subject_type, subject_id, reasons, figures,
               requested_by, status, note)
            values
              (:tenant, :id, :now, :by, :now, 'quote', :quote, :reasons, :figures::jsonb, :by, 'pending', :note)
            """;
    private static final String WITHDRAW = """
            update construction.release_request
            set status = 'withdrawn', updated_at = :now, version = version + 1
            where subject_type = 'quote' and subject_id = :quote and status = 'pending'
            """;
    private static final String DECIDE = """
            update construction.release_request
            set status = :status, decided_by = :by, decided_at = :now, note = coalesce(:note, note), updated_at = :now,
                version = version + 1
            where id = :id and status = 'pending'
            """;
    private static final String REQUESTS = """
            select r.id, r.version, r.created_at, r.subject_id, q.number, c.name as customer, r.reasons,
                   r.figures::text as figures, r.requested_by, r.status, r.decided_at, r.note
            from construction.release_request r
            join construction.quote q on q.tenant_id = r.tenant_id and q.id = r.subject_id
            left join construction.customer c on c.tenant_id = q.tenant_id and c.id = q.customer_id
            where r.subject_type = 'quote'
            """;

    private final QuoteStore quotes;
    private final Limits limits;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Forms forms;
    private final StoreCalendar calendar;

    Releases(QuoteStore quotes, Limits limits, JdbcClient jdbc, JsonMapper json, Forms forms,
            StoreCalendar calendar) {
        this.quotes = quotes;
        this.limits = limits;
        this.jdbc = jdbc;
        this.json = json;
        this.forms = forms;
        this.calendar = calendar;
    }

    /** Asks for what the quote needs; already asked, or nothing to ask: nothing happens. */
    public Quote ask(UUID quoteId, @Nullable Integer seen, @Nullable String note, CurrentUser user) {
        Quote quote = quotes.held(quoteId, QuoteAction.RELEASE_REQUEST, user);
        if (quote.releaseStatus() == ReleaseStatus.PENDING) {
            return quote;
        }
        QuoteStore.requireVersion(quote, seen);
        List<LineJudgement> judgements = limits.judge(quote, quotes.rights(user).policy());
        Set<ReleaseReason> reasons = Limits.reasons(judgements);
        if (reasons.isEmpty() || quote.status() != QuoteStatus.DRAFT) {
            throw Refused.transition(quote, quote.effectiveStatus(calendar.today()));
        }
        quote.askRelease(calendar.now());
        jdbc.sql(INSERT).param("tenant", TenantContext.required().id().value()).param("id", Ids.next())
                .param("now", now()).param("by", user.id()).param("quote", quoteId)
                .param("reasons", reasons.stream().map(ReleaseReason::code).toArray(String[]::new))
                .param("figures", json.writeValueAsString(figures(quote, judgements)))
                .param("note", note).update();
        return quotes.written(quote);
    }

    private static Map<String, @Nullable Object> figures(Quote quote, List<LineJudgement> judgements) {
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        for (int index = 0; index < judgements.size(); index++) {
            LineJudgement judgement = judgements.get(index);
            if (judgement.overLimit() || judgement.belowCost()) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                line.put("position", index + 1);
                line.put("description", quote.documentLines().get(index).description());
                line.put("effective", judgement.effectiveDiscount());
                line.put("limit", judgement.limit());
                line.put("margin", judgement.margin());
                lines.add(line);
            }
        }
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("total", quote.totals().total());
        figures.put("lines", lines);
        return figures;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID quoteId) {
        jdbc.sql(WITHDRAW).param("now", now()).param("quote", quoteId).update();
    }

    public Request grant(UUID id, @Nullable String note, CurrentUser user) {
        return decide(id, true, note, user);
    }

    public Request refuse(UUID id, @Nullable String note, CurrentUser user) {
        Typed typed = forms.read();
        String reason = typed.requiredText("note", note, 1_000);
        typed.check();
        return decide(id, false, reason, user);
    }

    private Request decide(UUID id, boolean granted, @Nullable String note, CurrentUser user) {
        Request request = get(id);
        String decision = granted ? ReleaseStatus.GRANTED.code() : ReleaseStatus.REFUSED.code();
        if (request.status().equals(decision)) {
            return request;
        }
        Quote quote = quotes.held(request.subjectId(), QuoteAction.EDIT, user);
        int decided = jdbc.sql(DECIDE).param("status", decision).param("by", user.id()).param("now", now())
                .param("note", note).param("id", id).update();
        if (decided == 0) {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION).with("status", get(id).status());
        }
        quote.decideRelease(granted, calendar.now());
        quotes.written(quote);
        return get(id);
    }

    @Transactional(readOnly = true)
    public Request get(UUID id) {
        return jdbc.sql(REQUESTS + "and r.id = :id").param("id", id).query((row, number) -> request(row)).optional()
                .orElseThrow(ProblemException::notFound);
    }

    /** Those of a status, oldest first. */
    @Transactional(readOnly = true)
    public List<Request> list(ReleaseStatus status) {
        return jdbc.sql(REQUESTS + "and r.status = :status order by r.created_at, r.id limit 200")
                .param("status", status.code()).query((row, number) -> request(row)).list();
    }

    private Request request(ResultSet row) throws SQLException {
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Request(row.getObject("id", UUID.class), row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("subject_id", UUID.class), row.getString("number"), row.getString("customer"),
                List.of((String[]) row.getArray("reasons").getArray()), json.readTree(row.getString("figures")),
                row.getObject("requested_by", UUID.class), row.getString("status"),
                decided == null ? null : decided.toInstant(), row.getString("note"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(calendar.now(), ZoneOffset.UTC);
    }
}
