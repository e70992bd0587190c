package io.onrush.loadtests.million;

import java.util.Locale;

/** What a simulated sale came to. */
record MillionFigures(int joined, int drawn, double drawSeconds, int seconds, long called, long mostActive, int maxActive, int sold, int taken, int hoarded,
        int lapsed, int lost, int crashes) {

    String text() {
        return String.format(Locale.ROOT, """
                %,d joined, %,d of them before the draw; their list was frozen, read and hashed in %.2f s
                %,d seats sold within %d:%02d minutes; %,d places called, at the most %,d passes alive of %,d
                %,d attempts found their seats taken; bots kept %,d groups of seats from others, %,d holds lapsed in all
                %d crashes, %,d answers lost and asked for again; nothing sold twice, no place given twice
                """, joined, drawn, drawSeconds, sold, seconds / 60, seconds % 60, called, mostActive, maxActive, taken, hoarded, lapsed, crashes, lost);
    }
}
