package br.com.basecommerce.common.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats one step until it is told to stop, and then finishes the step it is in.
 *
 * <p>A step that fails is tried again after 0.2 s, then less and less often up to every 5 s: a database or a Redis that
 * is away comes back without anybody starting anything again.
 */
public final class Loop {

    /** One round of the work; it must return within a few seconds, however little there is to do. */
    @FunctionalInterface
    public interface Step {

        void run() throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final Step step;
    private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    public Loop(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    public void start() {
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    private void run() {
        while (!isStopping()) {
            try {
                step.run();
                backoff.reset();
            } catch (InterruptedException stopped) {
                return;
            } catch (Exception | Error failure) {
                report(failure);
                pause(backoff.next());
            }
        }
    }

    /** With its stack when it is the first of a row; the repetitions of an outage are one line each. */
    private void report(Throwable failure) {
        if (isStopping()) {
            LOG.info("{} ends while something failed: {}", name, failure.toString());
        } else if (backoff.isFresh()) {
            LOG.warn("{} failed and will be tried again", name, failure);
        } else {
            LOG.warn("{} still fails: {}", name, failure.toString());
        }
    }

    /** Waits, but not longer than until the loop is stopped. */
    public void pause(Duration duration) {
        try {
            stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isStopping() {
        return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    public boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Begins no further step. */
    public void stop() {
        stopping.countDown();
    }

    /** @return whether the last step ended in time; otherwise it was interrupted */
    public boolean awaitEnd(Duration patience) {
        Thread running = thread;
        if (running == null) {
            return true;
        }
        try {
            if (running.join(patience)) {
                return true;
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        LOG.warn("{} did not finish within {} s and is interrupted", name, patience.toSeconds());
        running.interrupt();
        return false;
    }
}
