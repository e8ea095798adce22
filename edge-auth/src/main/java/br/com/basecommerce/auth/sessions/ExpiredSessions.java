package br.com.basecommerce.auth.sessions;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/** Removes what has run out. */
@Component
@ConditionalOnWebApplication
class ExpiredSessions {

    private final JdbcIndexedSessionRepository springSessions;

    ExpiredSessions(JdbcIndexedSessionRepository springSessions) {
        this.springSessions = springSessions;
    }

    @Scheduled(cron = "0 */5 * * * *")
    void remove() {
        springSessions.cleanUpExpiredSessions();
    }
}
