package io.onrush.loadtests.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the crowd does. The figures are the defaults: small enough for a laptop, and over in two minutes. */
public enum Scenario {
    ONSALE_SPIKE("onsale-spike", "OnsaleSpike", 400, Duration.ofSeconds(20), Duration.ZERO, 800, "orders confirmed"),
    SEAT_RUSH("seat-rush", "SeatRush", 200, Duration.ofSeconds(10), Duration.ZERO, 400, "orders confirmed"),
    FLASH_SALE("flash-sale", "FlashSale", 400, Duration.ofSeconds(10), Duration.ZERO, 500, "orders confirmed"),
    MAP_WATCHERS("map-watchers", "MapWatchers", 300, Duration.ofSeconds(10), Duration.ofSeconds(30), 2000, "watchers whose map was right"),
    QUEUE_SURGE("queue-surge", "QueueSurge", 1000, Duration.ofSeconds(20), Duration.ofSeconds(30), 500, "called"),
    CHURN("churn", "Churn", 40, Duration.ofSeconds(5), Duration.ofSeconds(30), 500, "holds given back"),
    SOAK("soak", "Soak", 200, Duration.ofSeconds(5), Duration.ofSeconds(60), 2000, "orders confirmed"),
    AUDIT("audit", "", 1, Duration.ZERO, Duration.ZERO, 1, "");

    private final String text;
    private final String simulation;
    private final int crowd;
    private final Duration ramp;
    private final Duration duration;
    private final int seats;
    private final String proof;

    Scenario(String text, String simulation, int crowd, Duration ramp, Duration duration, int seats, String proof) {
        this.text = text;
        this.simulation = simulation;
        this.crowd = crowd;
        this.ramp = ramp;
        this.duration = duration;
        this.seats = seats;
        this.proof = proof;
    }

    static Optional<Scenario> named(String text) {
        return Arrays.stream(values()).filter(scenario -> scenario.text.equals(text)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(scenario -> scenario.text).collect(Collectors.joining(", "));
    }

    public String text() {
        return text;
    }

    /** The class that Gatling runs. */
    public String simulation() {
        return "io.onrush.loadtests.simulation." + simulation;
    }

    /** Whether a crowd comes at all. */
    public boolean hasCrowd() {
        return this != AUDIT;
    }

    /** Whether everybody is let in at once. */
    boolean isRush() {
        return this == SEAT_RUSH || this == FLASH_SALE;
    }

    /** Whether units of one item are sold, and no seats. */
    public boolean sellsItems() {
        return this == FLASH_SALE;
    }

    /** What must have happened at least once: a run in which it did not proves nothing. Empty where nothing has to. */
    public String proof() {
        return proof;
    }

    int crowd() {
        return crowd;
    }

    Duration ramp() {
        return ramp;
    }

    Duration duration() {
        return duration;
    }

    int seats() {
        return seats;
    }
}
