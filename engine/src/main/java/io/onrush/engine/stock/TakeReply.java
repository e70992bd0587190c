package io.onrush.engine.stock;

/** What one sub-bucket says to a take. */
sealed interface TakeReply {

    /** The take has its units here, since now or since before. */
    record Taken() implements TakeReply {}

    /** @param left what the sub-bucket has, less than was asked for */
    record Short(long left, long epoch) implements TakeReply {}

    /** The take was given back before it came. */
    record Gone() implements TakeReply {}

    record NotLoaded() implements TakeReply {}
}
