package io.onrush.engine.kit;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One connection through a {@link Gate}: a socket on each side and a thread for each direction. */
final class GateLink implements AutoCloseable {

    private static final int MOST_AT_ONCE = 16_384;

    private final Socket client;
    private final Socket server;
    private final FaultNow fault;
    private final Consumer<GateLink> whenClosed;
    private final Set<Fault.Way> dead = ConcurrentHashMap.newKeySet();

    GateLink(Socket client, Socket server, FaultNow fault, Consumer<GateLink> whenClosed) throws IOException {
        this.client = client;
        this.server = server;
        this.fault = fault;
        this.whenClosed = whenClosed;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void start() {
        Thread.ofVirtual().name("gate-to-server").start(() -> carry(Fault.Way.TO_SERVER, client, server));
        Thread.ofVirtual().name("gate-to-client").start(() -> carry(Fault.Way.TO_CLIENT, server, client));
    }

    private void carry(Fault.Way way, Socket from, Socket to) {
        byte[] bytes = new byte[MOST_AT_ONCE];
        try {
            for (int length = from.getInputStream().read(bytes); length >= 0; length = from.getInputStream().read(bytes)) {
                bring(new Arrived(way, to, bytes, length));
            }
            bring(new End(way));
        } catch (IOException broken) {
            close();
        }
    }

    private void bring(Passing chunk) throws IOException {
        if (!dead.contains(chunk.way())) {
            chunk.met.bring(chunk);
        }
    }

    /** Both are told how to end before either ends: whoever carries between them closes the other one. */
    void reset() {
        endWithReset(client);
        endWithReset(server);
        close();
    }

    @Override
    public void close() {
        closeQuietly(client);
        closeQuietly(server);
        whenClosed.accept(this);
    }

    /** With RST instead of FIN. */
    static void abort(Socket socket) {
        endWithReset(socket);
        closeQuietly(socket);
    }

    private static void endWithReset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // Then it has ended in its own way.
        }
    }

    static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyBroken) {
            throw new AssertionError("closing a socket does not fail", alreadyBroken);
        }
    }

    private abstract class Passing implements Fault.Chunk {

        private final Fault.Way way;
        private final Fault met = fault.get();

        private Passing(Fault.Way way) {
            this.way = way;
        }

        @Override
        public Fault.Way way() {
            return way;
        }

        @Override
        public void swallow() {
            dead.add(way);
        }

        @Override
        public void waitFor(long nanos) {
            if (nanos > 0) {
                fault.awaitEndOf(met, nanos);
            }
        }

        @Override
        public void waitForOtherTimes() {
            fault.awaitEndOf(met);
        }
    }

    private final class Arrived extends Passing {

        private final Socket to;
        private final byte[] bytes;
        private final int length;

        private Arrived(Fault.Way way, Socket to, byte[] bytes, int length) {
            super(way);
            this.to = to;
            this.bytes = bytes;
            this.length = length;
        }

        @Override
        public void pass() throws IOException {
            to.getOutputStream().write(bytes, 0, length);
        }

        @Override
        public void passAndReset(int most) throws IOException {
            to.getOutputStream().write(bytes, 0, Math.min(most, length));
            reset();
        }
    }

    /** One side has closed; where it passes both are. */
    private final class End extends Passing {

        private End(Fault.Way way) {
            super(way);
        }

        @Override
        public void pass() {
            close();
        }

        @Override
        public void passAndReset(int most) {
            reset();
        }
    }
}
