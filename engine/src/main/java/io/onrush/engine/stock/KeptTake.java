package io.onrush.engine.stock;

import java.time.Duration;

/**
 * A take that stock is loaded with: it is not for sale.
 *
 * @param timeToLive after which its units come back; zero for one that is sold, which stays
 */
public record KeptTake(StockTake take, Duration timeToLive) {

    public static KeptTake sold(StockTake take) {
        return new KeptTake(take, Duration.ZERO);
    }
}
