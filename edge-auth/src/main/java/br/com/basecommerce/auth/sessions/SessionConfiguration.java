package br.com.basecommerce.auth.sessions;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The library's store of sessions, in the schema of this service and without the library's own timer. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    JdbcIndexedSessionRepository springSessions(JdbcOperations jdbc,
            @Qualifier(TenancyAutoConfiguration.PLATFORM) PlatformTransactionManager transactions) {
        TransactionTemplate platform = new TransactionTemplate(transactions);
        platform.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        JdbcIndexedSessionRepository repository = new JdbcIndexedSessionRepository(jdbc, platform);
        repository.setTableName("auth.spring_session");
        // Its timer would start with the context's refresh, where no database may be needed.
        repository.setCleanupCron(Scheduled.CRON_DISABLED);
        return repository;
    }
}
