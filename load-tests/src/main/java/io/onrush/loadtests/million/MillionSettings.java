package io.onrush.loadtests.million;

/**
 * @param crowd how many arrive
 * @param bots, leavers the parts of the crowd that are programs, or are gone when they are called
 * @param paying of a hundred shoppers that hold seats
 * @param queueSeconds how long before the sale the queue opens
 * @param longest how long the sale is open at the most, seconds
 */
public record MillionSettings(int crowd, int seats, double bots, double leavers, int paying, int queueSeconds, int longest, int perMinute, int maxActive,
        int passSeconds, int nodes, long seed) {

    /** A million for fifty thousand seats: one in ten a bot, one in three gone when called. */
    public static MillionSettings of(int crowd, long seed) {
        return new MillionSettings(crowd, crowd / 20, 0.1, 1 / 3.0, 85, 3600, 7200, Math.max(60, crowd * 3 / 1000), Math.max(20, crowd * 4 / 1000), 600, 3, seed);
    }
}
