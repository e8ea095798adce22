package br.com.basecommerce.engines.stock;

import java.util.Map;
import java.util.UUID;

/** What is shown for a product, with how each insight stands after the answers of people. */
record ProductInsights(UUID productId, Findings findings, Map<AlertType, Standing> alertStandings,
        Standing suggestionStanding) {}
