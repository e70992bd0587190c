package io.onrush.engine.inventory;

import java.util.Optional;
import org.springframework.util.IdGenerator;

/** Names a take of stock after its hold and the attempt that took it: whoever finds units in a sub-bucket knows whose they are. */
final class TakeId {

    private static final int OF_A_HOLD = 45;
    private static final int LAST_OF_A_UUID = 24;

    private TakeId() {}

    /** Unlike that of any other attempt, of this hold or of another. */
    static String next(HoldId hold, IdGenerator ids) {
        return hold + "." + ids.generateId().toString().substring(LAST_OF_A_UUID);
    }

    /** Whose take it is. A hold's take that was put back from its claim has the id of the hold. Empty for one that no hold has taken. */
    static Optional<HoldId> hold(String takeId) {
        return takeId.length() < OF_A_HOLD ? Optional.empty() : HoldId.parse(takeId.substring(0, OF_A_HOLD));
    }
}
