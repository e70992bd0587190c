package io.onrush.engine.stock;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.stock}.
 *
 * @param buckets over how many sub-buckets in Redis a large stock is spread, so that its buyers do not all ask one process of a
 *     cluster; of events that are created from now on [1 to 64]
 * @param unitsPerBucket a stock is spread only as far as each sub-bucket has so many units to begin with [1 or more]
 */
@ConfigurationProperties("onrush.stock")
public record StockProperties(@DefaultValue("8") int buckets, @DefaultValue("500") int unitsPerBucket) {

    public StockProperties {
        if (buckets < 1 || buckets > 64) {
            throw new IllegalArgumentException("onrush.stock.buckets must be from 1 to 64");
        }
        if (unitsPerBucket < 1) {
            throw new IllegalArgumentException("onrush.stock.units-per-bucket must be at least 1");
        }
    }

    public int bucketsFor(int quantity) {
        return Math.clamp(quantity / unitsPerBucket, 1, buckets);
    }
}
