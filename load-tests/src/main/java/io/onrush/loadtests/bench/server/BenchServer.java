package io.onrush.loadtests.bench.server;

import io.onrush.engine.Onrush;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import reactor.netty.DisposableServer;

/** Says {@code READY <port> <port of the bare echo> <port of Netty's echo> <port of Redis> <port of PostgreSQL>} on a line of its own, and ends when its standard input does. */
public final class BenchServer {

    public static final String READY = "READY ";

    private BenchServer() {}

    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext context = new SpringApplication(Onrush.class, EchoRoutes.class).run(args)) {
            DisposableServer bare = BareEcho.webFlux();
            DisposableServer netty = BareEcho.netty();
            Environment settings = context.getEnvironment();
            System.out.println(READY + settings.getRequiredProperty("local.server.port") + " " + bare.port() + " " + netty.port()
                    + " " + settings.getRequiredProperty("spring.data.redis.port") + " " + postgresPort(settings));
            System.in.transferTo(OutputStream.nullOutputStream());
            bare.disposeNow();
            netty.disposeNow();
        } catch (RuntimeException reportedBySpring) {
            // The threads of an embedded server that did start would keep the process alive.
            System.exit(1);
        }
        System.exit(0);
    }

    private static int postgresPort(Environment settings) {
        return URI.create(settings.getRequiredProperty("spring.r2dbc.url").substring("r2dbc:".length())).getPort();
    }
}
