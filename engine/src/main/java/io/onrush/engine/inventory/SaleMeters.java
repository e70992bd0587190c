package io.onrush.engine.inventory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts holds that became sales, by the process that runs the checkout. */
final class SaleMeters {

    private final Counter holds;
    private final Counter seats;
    private final Counter units;

    SaleMeters(MeterRegistry registry) {
        this.holds = HoldMeters.ended(registry, "sold");
        this.seats = Counter.builder("engine.seats.sold")
                .description("Seats sold; those of cancelled orders are not subtracted")
                .register(registry);
        this.units = Counter.builder("engine.stock.sold")
                .description("Units of stock sold; those of cancelled orders are not subtracted")
                .register(registry);
    }

    void sold(int seatsOfHold) {
        holds.increment();
        seats.increment(seatsOfHold);
    }

    void soldUnits(int unitsOfHold) {
        holds.increment();
        units.increment(unitsOfHold);
    }
}
