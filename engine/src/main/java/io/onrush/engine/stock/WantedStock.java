package io.onrush.engine.stock;

import io.onrush.engine.catalog.Item;

/** @param quantity 1 or more */
public record WantedStock(Item item, int quantity) {}
