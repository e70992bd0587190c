package io.onrush.engine.edge;

/** Whether hot calls take their short way. It is closed for good when the process departs: its last answers need what the long way adds to them. */
public final class HotWay {

    private volatile boolean open = true;

    public void close() {
        open = false;
    }

    public boolean isOpen() {
        return open;
    }
}
