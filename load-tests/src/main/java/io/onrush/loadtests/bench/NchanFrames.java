package io.onrush.loadtests.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The same frames, at the same pace, to as many watchers, through nchan. */
final class NchanFrames implements Candidate, AutoCloseable {

    private final Nchan nchan;
    private final StreamLoad watchers;
    private final Supplier<List<String>> frames;

    /** @param frames what ours sent in the round before */
    NchanFrames(Nchan nchan, int watchers, Supplier<List<String>> frames) {
        this.nchan = nchan;
        this.watchers = new StreamLoad(nchan.port(), Nchan.SUBSCRIBE, watchers);
        this.frames = frames;
    }

    @Override
    public String name() {
        return "nchan";
    }

    @Override
    public void prepare() throws Exception {
        watchers.awaitQuiet();
    }

    @Override
    public Sample measure() throws Exception {
        List<String> all = frames.get();
        return watchers.counting(nchan::cpuSeconds, () -> {
            for (String frame : all) {
                nchan.publish(frame);
                TimeUnit.MILLISECONDS.sleep(SeatFrames.PAUSE_MILLIS);
            }
        });
    }

    @Override
    public void close() {
        watchers.close();
    }
}
