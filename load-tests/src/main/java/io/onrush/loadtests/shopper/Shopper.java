package io.onrush.loadtests.shopper;

import io.gatling.javaapi.core.Session;
import io.onrush.loadtests.settings.LoadSettings;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A virtual user: its plan, and the dice for what cannot be planned. Gatling runs each of them one step at a time. */
public final class Shopper {

    private static final String NAME = "shopper";

    private final ShopperPlan plan;
    private final SplittableRandom random;

    private Shopper(ShopperPlan plan) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
    }

    /** One after the other, for ever. */
    public static Iterator<Map<String, Object>> crowd(LoadSettings settings) {
        return crowd(settings, 0);
    }

    /** As {@link #crowd(LoadSettings)}, for a second crowd in the same run: of other people. */
    public static Iterator<Map<String, Object>> crowd(LoadSettings settings, int firstNumber) {
        AtomicInteger next = new AtomicInteger(firstNumber);
        return Stream.generate(() -> Map.<String, Object>of(NAME, new Shopper(ShopperPlan.of(next.getAndIncrement(), settings)))).iterator();
    }

    public static Shopper of(Session session) {
        return session.get(NAME);
    }

    public ShopperPlan plan() {
        return plan;
    }

    int roll(int sides) {
        return random.nextInt(sides);
    }

    /** Around the average, half to one and a half times of it: people differ. */
    Duration about(Duration average) {
        return Duration.ofMillis((long) (average.toMillis() * (0.5 + random.nextDouble())));
    }
}
