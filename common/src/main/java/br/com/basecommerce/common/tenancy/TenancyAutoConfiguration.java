package br.com.basecommerce.common.tenancy;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The two transaction managers of a service: {@code transactionManager} for everything that belongs to a store, and
 * {@link #PLATFORM} for the few tables and views that belong to none.
 */
@AutoConfiguration(beforeName = {"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
        "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration"})
public class TenancyAutoConfiguration {

    /** Name of the manager that sets no tenant: platform tables, the relay and {@code auth.v1_active_tenant} only. */
    public static final String PLATFORM = "platformTransactionManager";

    @Bean(PLATFORM)
    PlatformTransactionManager platformTransactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(EntityManagerFactory.class)
    static class WithJpa {

        @Bean
        @Primary
        TenantTransactionManager transactionManager(EntityManagerFactory entities, DataSource dataSource) {
            JpaTransactionManager jpa = new JpaTransactionManager(entities);
            jpa.setDataSource(dataSource);
            return new TenantTransactionManager(jpa, dataSource);
        }

        @Bean
        TenantIdentifierResolver tenantIdentifierResolver() {
            return new TenantIdentifierResolver();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("jakarta.persistence.EntityManagerFactory")
    static class WithoutJpa {

        @Bean
        @Primary
        TenantTransactionManager transactionManager(DataSource dataSource) {
            return new TenantTransactionManager(new JdbcTransactionManager(dataSource), dataSource);
        }
    }
}
