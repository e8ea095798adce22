package br.com.basecommerce.common.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void aFailedStepIsTriedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch worked = new CountDownLatch(1);
        Loop loop = new Loop("test", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("away");
            }
            worked.countDown();
        });

        loop.start();

        assertThat(worked.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(loop.awaitEnd(PATIENCE)).isTrue();
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void stoppingLetsTheStepUnderWayFinish() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        Loop loop = new Loop("test", () -> {
            begun.countDown();
            mayEnd.await();
            finished.set(true);
        });
        loop.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        loop.stop();
        mayEnd.countDown();

        assertThat(loop.awaitEnd(PATIENCE)).isTrue();
        assertThat(finished).isTrue();
    }

    @Test
    void aStepThatDoesNotEndIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Loop loop = new Loop("test", () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
                throw expected;
            }
        });
        loop.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        loop.stop();

        assertThat(loop.awaitEnd(Duration.ofMillis(50))).isFalse();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void pausesDoubleUpToTheLongestAndBeginAnewAfterASuccess() {
        Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(800));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
        backoff.reset();
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(200));
    }
}
