package br.com.basecommerce.engines.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When entries that nobody acknowledged are taken up again.
 *
 * @param reclaimEvery how often a group looks for them
 * @param reclaimAfter how long they must have rested with their consumer
 */
@ConfigurationProperties("basecommerce.consumption")
record ConsumptionProperties(Duration reclaimEvery, Duration reclaimAfter) {}
