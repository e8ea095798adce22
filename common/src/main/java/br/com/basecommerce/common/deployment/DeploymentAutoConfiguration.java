package br.com.basecommerce.common.deployment;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Reads where the suite runs. */
@AutoConfiguration
@EnableConfigurationProperties(Deployment.class)
public class DeploymentAutoConfiguration {}
