package io.onrush.engine.stock;

/**
 * What Redis has of one item, sold or not, where that is not as much as there is.
 *
 * @param missing units; below zero where it has too many
 * @param epoch of the sub-bucket in which it is set right
 * @param has what that sub-bucket has of it
 */
public record StockTotal(String sku, long missing, long epoch, long has) {}
