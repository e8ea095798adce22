package br.com.basecommerce.relay;

import br.com.basecommerce.common.background.Loop;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Publishes while it leads, stands by while another does. Stopping lets the batch under way finish. */
@Component
class Relay implements SmartLifecycle {

    /** Safety net under NOTIFY, and the grain of retries. */
    static final Duration POLL = Duration.ofMillis(500);

    /** How long a dead leader goes unnoticed at most. */
    static final Duration STANDBY = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Leadership leadership;
    private final Publishing publishing;
    private final OutboxStream stream;
    private @Nullable Loop loop;

    Relay(Leadership leadership, Publishing publishing, OutboxStream stream) {
        this.leadership = leadership;
        this.publishing = publishing;
        this.stream = stream;
    }

    @Override
    public void start() {
        Loop[] self = new Loop[1];
        self[0] = new Loop("relay", () -> step(self[0]));
        loop = self[0];
        self[0].start();
    }

    private void step(Loop self) throws SQLException {
        if (!leadership.acquire()) {
            self.pause(STANDBY);
            return;
        }
        leadership.beat();
        if (!publishing.publishNext()) {
            leadership.awaitNews(POLL);
        }
    }

    @Override
    public void stop() {
        Loop running = loop;
        if (running != null) {
            running.stop();
            running.awaitEnd(PATIENCE);
        }
        leadership.close();
        stream.close();
    }

    @Override
    public boolean isRunning() {
        Loop running = loop;
        return running != null && running.isRunning();
    }
}
