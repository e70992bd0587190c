package io.onrush.seatmap.stream;

import io.netty.handler.timeout.WriteTimeoutHandler;
import io.rsocket.core.RSocketServer;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.messaging.rsocket.annotation.support.RSocketMessageHandler;
import reactor.netty.tcp.TcpServer;

/** The RSocket server on a TCP port of its own. Opens it at start and closes it with all connections at stop. */
final class RSocketTcpServer implements RSocketTcpPort, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RSocketTcpServer.class);

    private final RSocketMessageHandler handler;
    private final RSocketSettings settings;
    private volatile @Nullable CloseableChannel channel;

    RSocketTcpServer(RSocketMessageHandler handler, RSocketSettings settings) {
        this.handler = handler;
        this.settings = settings;
    }

    @Override
    public OptionalInt port() {
        CloseableChannel open = channel;
        return open == null ? OptionalInt.empty() : OptionalInt.of(open.address().getPort());
    }

    /** Life-cycle code: waits for the port, so that a taken one fails the start. */
    @Override
    public void start() {
        if (settings.rsocketPort() < 0) {
            return;
        }
        channel = RSocketServer.create(handler.responder())
                .fragment(settings.rsocketFragmentBytes())
                .maxInboundPayloadSize(settings.rsocketMaxPayloadBytes())
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .bind(TcpServerTransport.create(tcp(), settings.rsocketMaxPayloadBytes()))
                .block(settings.rsocketBindTimeout());
        log.info("RSocket over TCP on port {}", port().orElseThrow());
    }

    @Override
    public void stop() {
        CloseableChannel open = channel;
        channel = null;
        if (open != null) {
            open.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return channel != null;
    }

    private TcpServer tcp() {
        return TcpServer.create()
                .port(settings.rsocketPort())
                .doOnConnection(connection -> connection.addHandlerLast(new WriteTimeoutHandler(
                        settings.rsocketWriteTimeout().toMillis(), TimeUnit.MILLISECONDS)));
    }
}
