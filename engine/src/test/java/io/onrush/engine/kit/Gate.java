package io.onrush.engine.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that a test can shut: connections break and new ones are refused, as if the server had been stopped. */
public final class Gate implements AutoCloseable {

    private final InetSocketAddress server;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket listening;

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
        closeQuietly(listening);
        sockets.forEach(Gate::closeQuietly);
        sockets.clear();
    }

    public void open() {
        listening = listen(port);
        accept(listening);
    }

    @Override
    public void close() {
        shut();
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
        Thread.ofPlatform().daemon().name("gate-" + port).start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket client = from.accept();
                    Socket behind = new Socket(server.getAddress(), server.getPort());
                    relay(client, behind);
                    relay(behind, client);
                } catch (IOException shut) {
                    closeQuietly(from);
                }
            }
        });
    }

    private void relay(Socket from, Socket to) {
        sockets.add(from);
        Thread.ofPlatform().daemon().name("gate-relay-" + port).start(() -> {
            try (from; to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException broken) {
                closeQuietly(to);
            } finally {
                sockets.remove(from);
            }
        });
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyBroken) {
            throw new AssertionError("closing a socket does not fail", alreadyBroken);
        }
    }
}
