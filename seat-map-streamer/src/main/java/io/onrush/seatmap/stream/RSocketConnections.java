package io.onrush.seatmap.stream;

import io.rsocket.RSocket;
import io.rsocket.core.RSocketServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.rsocket.server.RSocketServerCustomizer;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/**
 * The RSocket connections over WebSocket. They are requests of the web server that never end by themselves, and it waits
 * for its requests when it stops: so they are closed before, when their streams have ended.
 */
final class RSocketConnections implements RSocketServerCustomizer, SmartLifecycle {

    private final Set<RSocket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    @Override
    public void customize(RSocketServer server) {
        server.interceptors(interceptors -> interceptors.forSocketAcceptor(acceptor -> (setup, client) -> {
            open.add(client);
            client.onClose().doFinally(end -> open.remove(client)).subscribe(nothing -> {}, broken -> {});
            return acceptor.accept(setup, client);
        }));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(Disposable::dispose);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
