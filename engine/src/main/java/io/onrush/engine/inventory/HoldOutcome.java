package io.onrush.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What became of an attempt to hold seats. Refusals are values: in a rush they are the usual answer. */
sealed interface HoldOutcome {

    /**
     * @param singles seats that it leaves alone without need, where the event warns of them
     * @param fence grows with every hold of the event and travels with the order
     * @param again the hold was there already
     */
    record Held(HoldId id, List<Integer> ordinals, List<Integer> singles, long fence, Instant expiresAt, boolean again) implements HoldOutcome {}

    record SeatsTaken(List<Integer> ordinals) implements HoldOutcome {}

    /** @param most how many of what was asked for one could have, all of one category */
    record TooFew(int most) implements HoldOutcome {}

    /** The event does not let these be left alone without need. */
    record LeavesSingles(List<Integer> ordinals) implements HoldOutcome {}

    record OverLimit(int alreadyHas) implements HoldOutcome {}

    /** Too many holds of the visitor came to nothing; the next may be tried after what remains. */
    record CoolsDown(Duration remaining) implements HoldOutcome {}

    /** A replay of a hold that has ended meanwhile, or was bought. */
    record Ended() implements HoldOutcome {}

    /** The id names a hold of other seats. */
    record OtherSeats() implements HoldOutcome {}

    /** The access code that was shown opens nothing, or not so much. */
    record CodeRefused(CodeRefusal why) implements HoldOutcome {}

    /** Redis does not have the event's seats: it lost them, or they are being loaded. */
    record NotLoaded() implements HoldOutcome {}

    /** Redis has the seats and not which of them are together. */
    record NoLayout() implements HoldOutcome {}
}
