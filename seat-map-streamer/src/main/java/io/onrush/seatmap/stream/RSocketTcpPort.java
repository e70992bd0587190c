package io.onrush.seatmap.stream;

import java.util.OptionalInt;

/** Where RSocket over TCP is to be found on this node. */
public interface RSocketTcpPort {

    /** The bound port; empty when the server is off or not running. */
    OptionalInt port();
}
