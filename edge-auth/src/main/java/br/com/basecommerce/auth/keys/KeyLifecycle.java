package br.com.basecommerce.auth.keys;

import br.com.basecommerce.common.database.SchemaMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the service has a key to sign with before it answers anybody, and a fresh one every 90 days. Any number of
 * instances may do so at once.
 */
@Component
@ConditionalOnWebApplication
class KeyLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeyLifecycle.class);

    private final KeyRotation rotation;
    private final KeyRing ring;
    private volatile boolean running;

    KeyLifecycle(KeyRotation rotation, KeyRing ring) {
        this.rotation = rotation;
        this.ring = ring;
    }

    @Override
    public void start() {
        rotation.ensureKey();
        ring.refresh();
        LOG.info("inner tokens are signed with key {}", ring.signer().kid());
        running = true;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void rotateWhenDue() {
        if (rotation.rotateWhenDue()) {
            LOG.info("the signing key comes to its end: its successor is published");
            ring.refresh();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the migration, before the web server. */
    @Override
    public int getPhase() {
        return SchemaMigration.PHASE + 1;
    }
}
