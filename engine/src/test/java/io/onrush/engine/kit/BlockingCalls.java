package io.onrush.engine.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The blocking calls on event loops since somebody last asked. */
public final class BlockingCalls {

    private static final List<Throwable> SEEN = new CopyOnWriteArrayList<>();

    private BlockingCalls() {}

    static void seen(Throwable call) {
        SEEN.add(call);
    }

    /** All of them with where they came from; asked again, only what came since. */
    public static List<Throwable> takeAll() {
        List<Throwable> all = List.copyOf(SEEN);
        SEEN.removeAll(all);
        return all;
    }
}
