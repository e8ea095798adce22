package br.com.basecommerce.relay;

import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.streams.StreamConnection;
import br.com.basecommerce.relay.OutboxRows.Published;
import br.com.basecommerce.relay.OutboxRows.Refused;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes rows into their streams, many at a time over one connection. Used by the relay's thread alone. */
@Component
class OutboxStream implements AutoCloseable {

    /** Longest payload that is published, in bytes: a hundred times what the largest documents of a store need. */
    static final int LONGEST_PAYLOAD = 1024 * 1024;

    /** Refusals that speak of the server's state and not of the row: as if Redis were away. */
    private static final Pattern SERVER_TROUBLE = Pattern
            .compile(
                    "^(OOM|LOADING|READONLY|MISCONF|MASTERDOWN|CLUSTERDOWN|BUSY|NOAUTH|WRONGPASS|NOPERM|NOREPLICAS)\\b.*");

    private final StreamConnection connection;

    /** Of the present connection nobody knows yet whether it leads to the Redis of before. */
    private boolean unchecked = true;

    /** The next entry gets an id after this one; null when Redis gives greater ones by itself. */
    private @Nullable StreamId continueAfter;

    OutboxStream(RedisClient client) {
        this.connection = new StreamConnection(client, open -> unchecked = true);
    }

    /** Connects if need be. @throws RedisException when Redis is away */
    RedisCommands<String, String> connect() {
        return connection.get().sync();
    }

    boolean isUnchecked() {
        return unchecked;
    }

    /**
     * Lets rows be written over the present connection.
     *
     * @param lastPublished the last id that was ever given, when Redis does not know it: a Redis that was emptied and
     *     whose clock is behind would give ids that were given before, and nobody could tell before from after
     */
    void checked(@Nullable StreamId lastPublished) {
        unchecked = false;
        continueAfter = lastPublished;
    }

    /**
     * Sends all rows in their order, then waits for all answers.
     *
     * @throws RedisException when the connection was lost since the last check
     */
    Outcome write(List<OutboxRow> rows) {
        Outcome outcome = new Outcome();
        List<OutboxRow> sent = new ArrayList<>(rows.size());
        List<RedisFuture<String>> answers = new ArrayList<>(rows.size());
        StatefulRedisConnection<String, String> redis = connection.get();
        if (unchecked) {
            throw new RedisException("Redis came back and may not be the same");
        }
        redis.setAutoFlushCommands(false);
        try {
            for (OutboxRow row : rows) {
                if (row.bytes() > LONGEST_PAYLOAD) {
                    outcome.refused.add(new Refused(row, "payload of " + row.bytes() + " bytes, more than "
                            + LONGEST_PAYLOAD));
                } else {
                    answers.add(redis.async().xadd(EventStream.ofVertical(row.event().vertical()), nextId(),
                            row.event().toEntry()));
                    sent.add(row);
                }
            }
            redis.flushCommands();
        } finally {
            redis.setAutoFlushCommands(true);
        }
        for (int i = 0; i < sent.size(); i++) {
            outcome.add(sent.get(i), answers.get(i));
        }
        if (outcome.trouble != null && !(outcome.trouble.getCause() instanceof RedisCommandExecutionException)) {
            connection.close();
        }
        return outcome;
    }

    private XAddArgs nextId() {
        XAddArgs id = new XAddArgs();
        if (continueAfter != null) {
            id.id(continueAfter.next().toString());
            continueAfter = null;
        }
        return id;
    }

    @Override
    public void close() {
        connection.close();
    }

    /** What became of the rows; those that stand in neither list may or may not have arrived. */
    static final class Outcome {

        private final List<Published> published = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private @Nullable RedisException trouble;

        List<Published> published() {
            return published;
        }

        List<Refused> refused() {
            return refused;
        }

        /** Why Redis could not go on; null when it answered everything. */
        @Nullable
        RedisException trouble() {
            return trouble;
        }

        void addAll(Outcome other) {
            published.addAll(other.published);
            refused.addAll(other.refused);
            trouble = other.trouble;
        }

        private void add(OutboxRow row, RedisFuture<String> answer) {
            try {
                published.add(new Published(row, answer.get()));
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof RedisCommandExecutionException refusal && !isServerTrouble(refusal)) {
                    refused.add(new Refused(row, String.valueOf(refusal.getMessage())));
                } else if (trouble == null) {
                    trouble = new RedisException(failure.getCause());
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                trouble = new RedisException(stopped);
            }
        }

        private static boolean isServerTrouble(RedisCommandExecutionException refusal) {
            return SERVER_TROUBLE.matcher(String.valueOf(refusal.getMessage())).matches();
        }
    }
}
