package io.onrush.engine.inventory;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.inventory}.
 *
 * @param sweepInterval how often it is looked whether a hold has lapsed: how late its seats come back at the most, beside the work itself
 *     [above 0]
 * @param checkoutTime how long a hold lives on once its order is accepted, and again once its order is being processed, for the payment to
 *     come through [above 0]
 */
@ConfigurationProperties("onrush.inventory")
record InventoryProperties(@DefaultValue("50ms") Duration sweepInterval, @DefaultValue("10m") Duration checkoutTime) {

    InventoryProperties {
        if (!sweepInterval.isPositive() || !checkoutTime.isPositive()) {
            throw new IllegalArgumentException("onrush.inventory.sweep-interval and .checkout-time must be positive");
        }
    }
}
