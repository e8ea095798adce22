package br.com.basecommerce.construction.orders;

/**
 * How far the deliveries of an order are.
 *
 * @param inPreparation one is being picked, or ready
 * @param onTheRoad one has left, or arrived
 */
public record DeliveryProgress(boolean inPreparation, boolean onTheRoad) {

    static final DeliveryProgress NONE = new DeliveryProgress(false, false);
}
