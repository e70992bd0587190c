package io.onrush.loadtests.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An nginx of our own with the module nchan (Debian: {@code nginx libnginx-mod-nchan}), one worker, on the core where our server is measured. */
final class Nchan implements AutoCloseable {

    static final String SUBSCRIBE = "/sub";

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
    private static final int ATTEMPTS = 100;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final Process process;
    private final int port;

    private Nchan(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static Optional<Nchan> start() throws IOException, InterruptedException {
        if (!Files.isExecutable(NGINX) || !Files.exists(MODULE)) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("nchan-");
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("nginx.conf"), settings(port));
        Process process = new ProcessBuilder(Cores.pinned(List.of(NGINX.toString(), "-p", folder.toString(), "-c", settings.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Nchan nchan = new Nchan(folder, process, port);
        nchan.awaitReady();
        return Optional.of(nchan);
    }

    int port() {
        return port;
    }

    double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    void publish(String message) throws IOException, InterruptedException {
        client.send(publication(message), HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest publication(String message) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/pub")).POST(HttpRequest.BodyPublishers.ofString(message)).build();
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                publish("ready");
                return;
            } catch (IOException notYet) {
                if (attempt == ATTEMPTS || !process.isAlive()) {
                    throw new IOException("nginx did not start: " + Files.readString(folder.resolve("output")), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static String settings(int port) {
        return """
                load_module %s;
                user %s;
                daemon off;
                worker_processes 1;
                worker_rlimit_nofile 20000;
                pid nginx.pid;
                error_log error.log;
                events { worker_connections 19000; }
                http {
                  access_log off;
                  server {
                    listen 127.0.0.1:%d backlog=4096;
                    location = /sub { nchan_subscriber eventsource; nchan_channel_id frames; nchan_subscriber_first_message newest; }
                    location = /pub { nchan_publisher; nchan_channel_id frames; nchan_message_buffer_length 10; client_body_buffer_size 64k; }
                  }
                }
                """.formatted(MODULE, System.getProperty("user.name"), port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
