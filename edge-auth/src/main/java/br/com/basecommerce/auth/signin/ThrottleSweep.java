package br.com.basecommerce.auth.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets failures that no longer count. */
@Component
@ConditionalOnWebApplication
class ThrottleSweep {

    private final Throttle throttle;

    ThrottleSweep(Throttle throttle) {
        this.throttle = throttle;
    }

    @Scheduled(cron = "30 */15 * * * *")
    void sweep() {
        throttle.forgetOld();
    }
}
