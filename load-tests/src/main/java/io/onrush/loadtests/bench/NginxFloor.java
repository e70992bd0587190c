package io.onrush.loadtests.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What an answer costs at the least: nginx with {@code return 200} and the same body, one worker, on the core where our server is measured. */
final class NginxFloor implements Candidate, AutoCloseable {

    static final String MISSING = "nginx is not installed (Debian: nginx)";

    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final int ATTEMPTS = 100;

    private final Path folder;
    private final Process process;
    private final HttpLoad load;
    private final List<byte[]> requests;

    private NginxFloor(Path folder, Process process, HttpLoad load, List<byte[]> requests) {
        this.folder = folder;
        this.process = process;
        this.load = load;
        this.requests = requests;
    }

    /** @param json without a quote of the other kind */
    static Optional<NginxFloor> start(String json, int connections, int operations) throws IOException, InterruptedException {
        if (!Files.isExecutable(NGINX)) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("nginx-floor-");
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("nginx.conf"), settings(port, json));
        Process process = new ProcessBuilder(Cores.pinned(List.of(NGINX.toString(), "-p", folder.toString(), "-c", settings.toString())))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        awaitReady(process, port, folder);
        return Optional.of(new NginxFloor(folder, process, new HttpLoad(port, connections), Collections.nCopies(operations, RequestBytes.get("/", Map.of()))));
    }

    @Override
    public String name() {
        return "nginx return 200";
    }

    @Override
    public Sample measure() throws Exception {
        double before = cpuSeconds();
        Answers answers = load.send(requests, 200);
        return Sample.of(answers.nanos(), answers.seconds(), cpuSeconds() - before, 0);
    }

    private double cpuSeconds() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToDouble(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    private static String settings(int port, String json) {
        return """
                user %s;
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log error.log;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 1000000;
                  server {
                    listen 127.0.0.1:%d;
                    location / { default_type application/json; return 200 '%s'; }
                  }
                }
                """.formatted(System.getProperty("user.name"), port, json);
    }

    private static void awaitReady(Process process, int port, Path folder) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                if (attempt == ATTEMPTS || !process.isAlive()) {
                    throw new IOException("nginx did not start: " + Files.readString(folder.resolve("output")), notYet);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        load.close();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
