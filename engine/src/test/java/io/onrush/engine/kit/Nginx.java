package io.onrush.engine.kit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An nginx of the test's own: the machine's program, in the foreground, with a folder that goes with it. */
public final class Nginx implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Process process;

    private Nginx(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Skips the test where there is none, unless ONRUSH_NGINX says {@code required}, as CI does.
     *
     * @param servers what stands in its http block
     * @param port    one that it listens on
     */
    public static Nginx start(String servers, int port) {
        Optional<Path> program = program();
        Assumptions.assumeTrue(program.isPresent() || isRequired(), "no nginx here; ONRUSH_NGINX may name one");
        try {
            Path folder = Files.createTempDirectory("nginx-");
            Path settings = Files.writeString(folder.resolve("nginx.conf"), settings(folder, servers));
            Process process = new ProcessBuilder(program.orElseThrow().toString(), "-p", folder.toString(), "-c", settings.toString(), "-e", folder.resolve("error.log").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            Nginx nginx = new Nginx(folder, process);
            await("nginx").atMost(PATIENCE).until(() -> nginx.listens(port));
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("ONRUSH_NGINX"), "/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .filter(path -> path != null && path.startsWith("/"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isRequired() {
        return "required".equals(System.getenv("ONRUSH_NGINX"));
    }

    private static String settings(Path folder, String servers) {
        return """
                daemon off;
                worker_processes 1;
                user %s;
                pid nginx.pid;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_body_temp_path %2$s/body;
                  proxy_temp_path %2$s/proxy;
                  fastcgi_temp_path %2$s/fastcgi;
                  uwsgi_temp_path %2$s/uwsgi;
                  scgi_temp_path %2$s/scgi;
                  %3$s
                }
                """.formatted(System.getProperty("user.name"), folder, servers);
    }

    private boolean listens(int port) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx did not start: " + Files.readString(folder.resolve("output")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
