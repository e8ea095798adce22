package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.background.Loop;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.UnreadableEntryException;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.engines.stream.DeadLetters.DeadLetter;
import io.lettuce.core.RedisException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.models.stream.ClaimedMessages;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop of one group: read, take in, acknowledge, in this order, so that a crash anywhere repeats and never loses.
 *
 * <p>An entry that cannot be taken in rests unacknowledged and is tried again later; the fifth failure makes it a dead
 * letter. A database that is away is nobody's failure: the loop holds what it has read and backs off.
 */
final class Consumption {

    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);
    private static final int MOST_DELIVERIES = 5;
    private static final int MOST_IN_A_TRANSACTION = 100;

    private final Group group;
    private final GroupReader reader;
    private final TakingIn takingIn;
    private final DeadLetters deadLetters;
    private final DatabaseProbe database;
    private final StreamMetrics metrics;
    private final ConsumptionProperties properties;
    private final Clock clock;
    private final Loop loop;
    private List<StreamMessage<String, String>> unfinished = List.of();
    private Instant nextReclaim = Instant.MIN;

    Consumption(Group group, GroupReader reader, TakingIn takingIn, DeadLetters deadLetters, DatabaseProbe database,
            StreamMetrics metrics, ConsumptionProperties properties, Clock clock) {
        this.group = group;
        this.reader = reader;
        this.takingIn = takingIn;
        this.deadLetters = deadLetters;
        this.database = database;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
        this.loop = new Loop("engine-" + group.name(), this::step);
    }

    Loop loop() {
        return loop;
    }

    private void step() {
        try {
            process(unfinished);
            if (!clock.instant().isBefore(nextReclaim)) {
                nextReclaim = clock.instant().plus(properties.reclaimEvery());
                takeUpWhatRests();
            }
            process(reader.read());
        } catch (RedisException away) {
            reader.close();
            throw away;
        }
    }

    private void process(List<StreamMessage<String, String>> entries) {
        unfinished = entries;
        List<String> done = new ArrayList<>();
        Map<TenantId, List<Delivery>> wanted = new LinkedHashMap<>();
        for (StreamMessage<String, String> entry : entries) {
            sort(entry, wanted, done);
        }
        wanted.values().stream()
                .flatMap(deliveries -> deliveries.stream().gather(Gatherers.windowFixed(MOST_IN_A_TRANSACTION)))
                .forEach(deliveries -> takeIn(deliveries, done));
        unfinished = List.of();
        reader.acknowledge(done);
    }

    /** Puts an entry where it belongs: with its store's deliveries, to the dead letters, or aside. */
    private void sort(StreamMessage<String, String> entry, Map<TenantId, List<Delivery>> wanted, List<String> done) {
        try {
            Event event = Event.fromEntry(entry.getBody());
            if (!KnownEvents.isKnown(event)) {
                metrics.unknownType(group.name());
                done.add(entry.getId());
            } else if (!KnownEvents.isReadable(event)) {
                bury(entry, "schema version " + event.schemaVersion() + " of " + event.type() + " is not known", done);
            } else if (group.wants(event)) {
                Delivery delivery = new Delivery(entry, event);
                wanted.computeIfAbsent(delivery.tenant(), tenant -> new ArrayList<>()).add(delivery);
            } else {
                done.add(entry.getId());
            }
        } catch (UnreadableEntryException unreadable) {
            bury(entry, String.valueOf(unreadable.getMessage()), done);
        }
    }

    private void takeIn(List<Delivery> deliveries, List<String> done) {
        try {
            List<Event> events = deliveries.stream().map(Delivery::event).toList();
            metrics.takenIn(group.name(), deliveries, takingIn.takeIn(group, events, () -> {}));
            deliveries.forEach(delivery -> done.add(delivery.entry().getId()));
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            database.requireAnswer();
            if (deliveries.size() == 1) {
                failed(deliveries.getFirst(), failure, done);
            } else {
                deliveries.forEach(delivery -> takeIn(List.of(delivery), done));
            }
        }
    }

    private void failed(Delivery delivery, Throwable failure, List<String> done) {
        metrics.failed(group.name());
        long deliveries = reader.deliveries(delivery.entry().getId());
        LOG.warn("{} could not take in {} {} of tenant {}, delivery {}", group.name(), delivery.event().type(),
                delivery.event().id(), delivery.tenant(), deliveries, failure);
        if (deliveries >= MOST_DELIVERIES) {
            bury(delivery.entry(), failure.toString(), done);
        }
    }

    private void bury(StreamMessage<String, String> entry, String error, List<String> done) {
        deadLetters.add(group.name(), entry.getId(), entry.getBody(), error, reader.deliveries(entry.getId()));
        metrics.dead(group.name());
        LOG.error("{} gave up entry {}: {}", group.name(), entry.getId(), error);
        done.add(entry.getId());
    }

    private void takeUpWhatRests() {
        deadLetters.waiting(group.name()).forEach(this::tryAgain);
        String from = GroupReader.BEGINNING;
        do {
            ClaimedMessages<String, String> claimed = reader.reclaim(properties.reclaimAfter(), from);
            claimed.getMessages().forEach(this::processReclaimed);
            from = claimed.getId();
        } while (!from.equals(GroupReader.BEGINNING) && !loop.isStopping());
        reader.forgetIdleConsumers();
    }

    /** An entry that was delivered too often without ever failing took its worker down each time. */
    private void processReclaimed(StreamMessage<String, String> entry) {
        if (reader.deliveries(entry.getId()) > MOST_DELIVERIES) {
            List<String> done = new ArrayList<>();
            bury(entry, "delivered more than " + MOST_DELIVERIES + " times and never finished", done);
            reader.acknowledge(done);
        } else {
            process(List.of(entry));
        }
    }

    /** A person wants a dead letter tried again; what fails again is open again. */
    private void tryAgain(DeadLetter letter) {
        Map<String, String> entry = letter.entry();
        try {
            Event event = Event.fromEntry(entry);
            if (!KnownEvents.isKnown(event) || !KnownEvents.isReadable(event)) {
                throw new IllegalStateException("schema version " + event.schemaVersion() + " of " + event.type()
                        + " is not known");
            }
            if (group.wants(event)) {
                takingIn.takeIn(group, List.of(event), () -> deadLetters.takenIn(letter.id()));
            } else {
                deadLetters.takenIn(letter.id());
            }
        } catch (RuntimeException failure) {
            database.requireAnswer();
            LOG.warn("{} could not take in dead letter {} either", group.name(), letter.id(), failure);
            deadLetters.add(group.name(), letter.streamId(), entry, failure.toString(), 1);
        }
    }

    void close() {
        reader.close();
    }
}
