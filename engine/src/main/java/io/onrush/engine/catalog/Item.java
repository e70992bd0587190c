package io.onrush.engine.catalog;

/**
 * Something that an event sells by number and not by seat: standing room, a programme, a limited print.
 *
 * @param sku its name in programs, unlike any other of the event: 1 to 64 letters, digits, dots, dashes, underscores
 * @param name as shoppers read it
 * @param quantity how many there are in all
 * @param buckets over how many sub-buckets the stock is spread in Redis; fixed at creation
 */
public record Item(String sku, String name, Money price, int quantity, int buckets) {}
