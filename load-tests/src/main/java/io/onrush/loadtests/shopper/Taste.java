package io.onrush.loadtests.shopper;

/** Where a shopper begins to look for seats. */
public enum Taste {
    /** Anywhere: everybody has another favourite. */
    ANY,
    /** At the front: everybody wants the same. */
    BEST;

    int from(Shopper shopper, int seats) {
        return switch (this) {
            case ANY -> seats == 0 ? 0 : shopper.roll(seats);
            case BEST -> 0;
        };
    }
}
