package io.onrush.loadtests.shopper;

import io.onrush.loadtests.settings.LoadSettings;
import java.util.SplittableRandom;

/**
 * What one shopper is going to do, settled before it comes. It follows from the seed and the shopper's number alone, so that
 * the same run can be made again, however the machine is loaded.
 *
 * @param seed of the choices that depend on what the shopper sees, such as its seats
 */
public record ShopperPlan(int number, boolean bySse, Mood mood, int seats, String card, boolean cancels, long seed) {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** What becomes of a shopper who is let in. */
    public enum Mood {
        BUYS,
        LEAVES,
        DAWDLES
    }

    static ShopperPlan of(int number, LoadSettings settings) {
        SplittableRandom random = new SplittableRandom(settings.crowd().seed() + number * GOLDEN_RATIO);
        LoadSettings.Habits habits = settings.habits();
        boolean bySse = random.nextDouble() < habits.bySse();
        double mood = random.nextDouble();
        int seats = 1 + random.nextInt(habits.mostSeats());
        String card = random.nextDouble() < habits.declined() ? "tok_declined" : "tok_visa";
        boolean cancels = random.nextDouble() < habits.cancels();
        return new ShopperPlan(number, bySse, mood(mood, habits), seats, card, cancels, random.nextLong());
    }

    private static Mood mood(double luck, LoadSettings.Habits habits) {
        if (luck < habits.leaves()) {
            return Mood.LEAVES;
        }
        return luck < habits.leaves() + habits.dawdles() ? Mood.DAWDLES : Mood.BUYS;
    }
}
