package io.onrush.engine.stock;

import java.time.Duration;

/**
 * A take that stock is loaded with: it is not for sale.
 *
 * @param timeToLive after which its units come back; zero for one that is sold, which stays
 */
public record KeptTake(StockTake take, Duration timeToLive) {

    /** As good as for ever: held until it is given up. */
    static final Duration FOR_GOOD = Duration.ofDays(36_500);

    public static KeptTake forGood(StockTake take) {
        return new KeptTake(take, FOR_GOOD);
    }

    public static KeptTake sold(StockTake take) {
        return new KeptTake(take, Duration.ZERO);
    }
}
