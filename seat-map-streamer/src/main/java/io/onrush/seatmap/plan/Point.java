package io.onrush.seatmap.plan;

/** A position in plan units. */
record Point(double x, double y) {

    Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    /** To a thousandth, so that adding up 0.1 and 0.2 does not show as 0.30000000000000004. */
    Point rounded() {
        return new Point(rounded(x), rounded(y));
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000 + 0.0; // adding 0.0 turns -0.0 into 0.0
    }
}
