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
 * @param holdBudget how much of a visitor's holds of an event may come to nothing within `hold-budget-window`: one that lapsed counts five
 *     times, one that was given back once to five times, by how much of its time was over. Who has spent it is answered with
 *     `hold-cool-down`; `0` switches it off [0 to 200]
 * @param holdBudgetWindow how long a hold that came to nothing is held against a visitor [0 to 24h]
 * @param reconcileInterval pause between two comparisons of all events in Redis with PostgreSQL [above 0]
 * @param reconcileGrace how long a difference must have been seen before it is repaired: what is under way is none [above 0]
 */
@ConfigurationProperties("onrush.inventory")
record InventoryProperties(
        @DefaultValue("20ms") Duration sweepInterval,
        @DefaultValue("10m") Duration checkoutTime,
        @DefaultValue("20") int holdBudget,
        @DefaultValue("1h") Duration holdBudgetWindow,
        @DefaultValue("30s") Duration reconcileInterval,
        @DefaultValue("10s") Duration reconcileGrace) {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    InventoryProperties {
        if (!sweepInterval.isPositive() || !checkoutTime.isPositive()) {
            throw new IllegalArgumentException("onrush.inventory.sweep-interval and .checkout-time must be positive");
        }
        if (holdBudget < 0 || holdBudget > 200) {
            throw new IllegalArgumentException("onrush.inventory.hold-budget must be from 0 to 200");
        }
        if (holdBudgetWindow.isNegative() || holdBudgetWindow.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("onrush.inventory.hold-budget-window must be from 0 to 24h");
        }
        if (!reconcileInterval.isPositive() || !reconcileGrace.isPositive()) {
            throw new IllegalArgumentException("onrush.inventory.reconcile-interval and .reconcile-grace must be positive");
        }
    }

    HoldBudget budget() {
        return new HoldBudget(holdBudget, holdBudgetWindow);
    }
}
