package br.com.basecommerce.common.values.persistence;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;

/** Lets JPA find the converters of this package beside the entities of the application. */
@AutoConfiguration
@ConditionalOnClass(EntityManagerFactory.class)
@AutoConfigurationPackage(basePackageClasses = ValuePersistenceAutoConfiguration.class)
public class ValuePersistenceAutoConfiguration {}
