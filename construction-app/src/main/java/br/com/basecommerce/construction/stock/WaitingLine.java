package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import java.util.UUID;

/**
 * A line of a confirmed sale with goods still to be handed over.
 *
 * @param missing balance that is not reserved, stock units
 */
public record WaitingLine(UUID orderLineId, Quantity reserved, Quantity missing) {}
