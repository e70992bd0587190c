package io.onrush.loadtests.process;

import io.onrush.loadtests.sale.Api;
import io.onrush.loadtests.settings.LoadSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The product on its embedded default, for the time of a run: free ports of loopback, no rate limit, a password nobody knows. */
public final class EmbeddedProduct implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);
    private static final Duration ASKS_EVERY = Duration.ofMillis(200);

    private final ChildJvm jvm;
    private final String url;
    private final String adminPassword;

    private EmbeddedProduct(ChildJvm jvm, String url, String adminPassword) {
        this.jvm = jvm;
        this.url = url;
        this.adminPassword = adminPassword;
    }

    /** Returns once it answers. */
    public static EmbeddedProduct start(LoadSettings settings) {
        int port = freePort();
        String password = password();
        Path log = settings.folder().resolve("product.log");
        ChildJvm jvm = ChildJvm.start(
                ProductProcess.class,
                settings.jvms().product(),
                Map.of(),
                Map.of("ONRUSH_ADMIN_PASSWORD", password),
                List.of("--server.address=127.0.0.1", "--server.port=" + port, "--onrush.demo.enabled=false",
                        "--onrush.edge.rate-limit.enabled=false", "--onrush.inventory.hold-budget=0",
                        "--onrush.seat-map-streamer.rsocket-port=0"),
                log);
        EmbeddedProduct product = new EmbeddedProduct(jvm, "http://127.0.0.1:" + port, password);
        product.awaitReady();
        return product;
    }

    public String url() {
        return url;
    }

    public String adminPassword() {
        return adminPassword;
    }

    @Override
    public void close() {
        jvm.close();
    }

    private void awaitReady() {
        Api api = new Api(url, adminPassword);
        long until = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!answers(api)) {
            if (!jvm.isAlive() || System.nanoTime() > until) {
                close();
                throw new IllegalStateException("The product did not start; see " + jvm.log());
            }
            pause();
        }
    }

    private static boolean answers(Api api) {
        try {
            return !api.get("/time").isNull();
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASKS_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the product was starting", e);
        }
    }

    private static String password() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
