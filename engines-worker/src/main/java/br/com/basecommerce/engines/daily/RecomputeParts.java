package br.com.basecommerce.engines.daily;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The engines with their recomputation, and nothing that runs by itself. Not annotated as a configuration: the worker's
 * own context must not find it.
 */
@ComponentScan({"br.com.basecommerce.engines.facts", "br.com.basecommerce.engines.sales",
        "br.com.basecommerce.engines.stock", "br.com.basecommerce.engines.tenants", "br.com.basecommerce.engines.text"})
@Import({Engines.class, OutboxEvents.class, Rebuild.class, Recomputation.class})
public final class RecomputeParts {}
