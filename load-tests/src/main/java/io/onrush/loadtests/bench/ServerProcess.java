package io.onrush.loadtests.bench;

import io.onrush.loadtests.bench.server.BenchServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product in a process of its own, with the Redis, PostgreSQL and Kafka that it brings. It has the first core; its Redis and
 * PostgreSQL share it, or leave it to the server alone.
 */
final class ServerProcess implements AutoCloseable {

    static final String ADMIN_PASSWORD = "only for this benchmark";

    private static final long LOOK_MILLIS = 500;
    private static final double TICKS_A_SECOND = 100;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final int port;
    private final int bareEchoPort;
    private final int nettyEchoPort;
    private final int redisPort;
    private final int postgresPort;

    private ServerProcess(Process process, String ready) {
        this.process = process;
        String[] ports = ready.substring(BenchServer.READY.length()).split(" ");
        this.port = Integer.parseInt(ports[0]);
        this.bareEchoPort = Integer.parseInt(ports[1]);
        this.nettyEchoPort = Integer.parseInt(ports[2]);
        this.redisPort = Integer.parseInt(ports[3]);
        this.postgresPort = Integer.parseInt(ports[4]);
    }

    static ServerProcess start(List<String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(settings)).redirectErrorStream(true);
        builder.environment().put("ONRUSH_ADMIN_PASSWORD", ADMIN_PASSWORD);
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(BenchServer.READY)) {
                Thread.ofVirtual().start(() -> output.lines().forEach(ignored -> {}));
                return new ServerProcess(process, line);
            }
            said.append(line).append('\n');
        }
        throw new IOException("The server ended before it was ready:\n" + said);
    }

    int port() {
        return port;
    }

    int bareEchoPort() {
        return bareEchoPort;
    }

    int nettyEchoPort() {
        return nettyEchoPort;
    }

    /** Where the server is measured: what it asks of its stores is not its own work. */
    void leaveCoreToServer() throws IOException, InterruptedException {
        Cores.moveToOthers(process.descendants());
    }

    /** Where the stores are measured. */
    void shareCoreWithStores() throws IOException, InterruptedException {
        Cores.moveToFirst(process.descendants());
    }

    int redisPort() {
        return redisPort;
    }

    int postgresPort() {
        return postgresPort;
    }

    /** User and system time of the JVM alone, in seconds; the kernel counts in hundredths. */
    double cpuSeconds() {
        return seconds(process.toHandle());
    }

    /** What lives on its heap after a full collection. */
    long liveHeapBytes() throws IOException {
        Process histogram = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true).start();
        List<String> lines = histogram.inputReader().lines().toList();
        String[] total = lines.getLast().strip().split("\\s+");
        if (!total[0].equals("Total")) {
            throw new IOException("jcmd told no total: " + lines.getLast());
        }
        return Long.parseLong(total[2]);
    }

    /** The same of Redis, PostgreSQL and their workers, those included that have ended since. */
    double storeCpuSeconds() {
        return process.descendants().mapToDouble(server -> seconds(server) + secondsOfEnded(server)).sum();
    }

    /** PostgreSQL has a process for each connection: its time goes to the parent when the connection is closed. Linux tells. */
    private static double secondsOfEnded(ProcessHandle parent) {
        try {
            String state = Files.readString(Path.of("/proc", Long.toString(parent.pid()), "stat"));
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / TICKS_A_SECOND;
        } catch (IOException noLinuxOrGone) {
            return 0;
        }
    }

    /** Until its JVM, compilers included, uses a tenth of a core at the most; ten seconds at the longest. */
    void awaitIdle() throws InterruptedException {
        for (int looks = 0; looks < 20; looks++) {
            double before = cpuSeconds();
            Thread.sleep(LOOK_MILLIS);
            if (cpuSeconds() - before <= 0.1 * LOOK_MILLIS / 1e3) {
                return;
            }
        }
    }

    private static double seconds(ProcessHandle handle) {
        return handle.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    private static List<String> command(List<String> settings) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g", "-cp", System.getProperty("java.class.path"), BenchServer.class.getName(),
                "--server.port=0", "--onrush.demo.enabled=false",
                "--onrush.seat-map-streamer.rsocket-port=0", "--logging.level.root=warn");
        return Cores.pinned(Stream.concat(java, settings.stream()).toList());
    }

    /** Its standard input ends, and so does the process, with all that it started. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> servers = process.descendants().toList();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        servers.forEach(ProcessHandle::destroy);
    }
}
