package br.com.basecommerce.relay;

import br.com.basecommerce.relay.OutboxRow.Aggregate;
import br.com.basecommerce.relay.OutboxRows.Batch;
import br.com.basecommerce.relay.OutboxRows.Refused;
import br.com.basecommerce.relay.OutboxStream.Outcome;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publish, then mark: a crash in between repeats events and never loses one.
 *
 * <p>Rows of different aggregates go out together; the second row of one aggregate goes out when the first has arrived, so
 * that a refused row never lets a later one pass. A batch is therefore sent in as many rounds as the aggregate with the
 * most rows has.
 */
@Component
class Publishing {

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final OutboxRows rows;
    private final OutboxStream stream;
    private final StreamCheck check;
    private final RelayMetrics metrics;

    Publishing(OutboxRows rows, OutboxStream stream, StreamCheck check, RelayMetrics metrics) {
        this.rows = rows;
        this.stream = stream;
        this.check = check;
        this.metrics = metrics;
    }

    /**
     * Publishes the rows that are due.
     *
     * @return whether more were due than it took
     * @throws RedisException when Redis went away; what had arrived by then is marked
     */
    boolean publishNext() {
        look();
        Batch batch = rows.next();
        if (!batch.rows().isEmpty()) {
            Outcome outcome = write(batch.rows());
            mark(outcome);
            if (outcome.trouble() != null) {
                throw outcome.trouble();
            }
        }
        return batch.more();
    }

    /** Over a connection on which Redis failed to answer nobody knows what it answers next. */
    private void look() {
        try {
            check.lookWhenDue();
        } catch (RedisException away) {
            stream.close();
            throw away;
        }
    }

    private Outcome write(List<OutboxRow> batch) {
        Outcome outcome = new Outcome();
        Set<Aggregate> halted = new HashSet<>();
        for (List<OutboxRow> round : rounds(batch)) {
            outcome.addAll(stream.write(round.stream().filter(row -> !halted.contains(row.aggregate())).toList()));
            outcome.refused().forEach(refused -> halted.add(refused.row().aggregate()));
            if (outcome.trouble() != null) {
                break;
            }
        }
        return outcome;
    }

    /** The n-th round holds the n-th row of each aggregate. */
    static List<List<OutboxRow>> rounds(List<OutboxRow> batch) {
        List<List<OutboxRow>> rounds = new ArrayList<>();
        Map<Aggregate, Integer> seen = HashMap.newHashMap(batch.size());
        for (OutboxRow row : batch) {
            int round = seen.merge(row.aggregate(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(row);
        }
        return rounds;
    }

    private void mark(Outcome outcome) {
        if (!outcome.published().isEmpty()) {
            rows.markPublished(outcome.published());
            metrics.published(outcome.published());
        }
        for (Refused refused : outcome.refused()) {
            rows.markRefused(refused);
            metrics.refused();
            LOG.error("event {} of tenant {} was refused, attempt {}: {}", refused.row().event().id(),
                    refused.row().event().tenantId(), refused.row().attempts() + 1, refused.reason());
        }
    }
}
