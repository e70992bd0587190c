package io.onrush.engine.stock;

/** Units that a sub-bucket has as sold. */
public record SoldTake(String takeId, StockTake.Part part) {}
