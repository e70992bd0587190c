package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on which a test makes things go wrong while traffic flows, and right again. Shut, connections break and new
 * ones are refused, as if the server had been stopped; a {@link Fault} is what may happen to bytes on their way.
 */
public final class Gate implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InetSocketAddress server;
    private final int port;
    private final Set<GateLink> links = ConcurrentHashMap.newKeySet();
    private final FaultNow fault = new FaultNow();
    private volatile ServerSocket listening;
    private volatile Thread accepting;

    private Gate(InetSocketAddress server) {
        this.server = server;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
        accept(listening);
    }

    public static Gate to(int serverPort) {
        return new Gate(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
    }

    public int port() {
        return port;
    }

    public void shut() {
        refuse();
        links.forEach(GateLink::close);
    }

    /** New connections are refused; those that are there go on. A socket is closed for good only when nobody waits on it any more. */
    public void refuse() {
        GateLink.closeQuietly(listening);
        try {
            accepting.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void open() {
        listening = listen(port);
        accept(listening);
    }

    /** From now on, on all connections, until another one or {@link #heal}. */
    public void suffer(Fault next) {
        fault.become(next);
    }

    /** Bytes pass again; a connection that has lost some is lost for good. */
    public void heal() {
        fault.become(Fault.NONE);
    }

    /** Every connection ends with RST at both ends: what is on its way is gone, and both are told. */
    public void reset() {
        links.forEach(GateLink::reset);
    }

    /** Connections that are there, those that neither end hears of any more included. */
    public int connections() {
        return links.size();
    }

    @Override
    public void close() {
        shut();
        heal();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        accepting = Thread.ofPlatform().daemon().name("gate-" + port).start(() -> {
            while (!from.isClosed()) {
                try {
                    relay(from.accept());
                } catch (IOException shut) {
                    GateLink.closeQuietly(from);
                }
            }
        });
    }

    /** A server that is not there refuses: its client is told by a reset. */
    private void relay(Socket client) {
        try {
            GateLink link = new GateLink(client, new Socket(server.getAddress(), server.getPort()), fault, links::remove);
            links.add(link);
            link.start();
        } catch (IOException noServer) {
            GateLink.abort(client);
        }
    }
}
