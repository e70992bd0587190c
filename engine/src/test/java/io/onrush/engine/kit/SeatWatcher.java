package io.onrush.engine.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Watches an event's seats as {@code EventSource} does: comes back with Last-Event-ID after the time it was told. It keeps
 * the picture that the frames make; a change that was missed would stay wrong in it.
 */
public final class SeatWatcher implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final LoadBalancer balancer;
    private final Shop.Sale sale;
    private final List<Long> toldMillis = new ArrayList<>();
    private final Thread thread;
    private StringBuilder seats = new StringBuilder();
    private long seq = -1;
    private long retryMillis = 100;
    private int connections;
    private volatile boolean closed;

    public SeatWatcher(LoadBalancer balancer, Shop.Sale sale) {
        this.balancer = balancer;
        this.sale = sale;
        this.thread = Thread.ofVirtual().name("watcher of " + sale.eventId()).start(this::watch);
    }

    public synchronized String seats() {
        return seats.toString();
    }

    public synchronized int connections() {
        return connections;
    }

    /** The times to come back that it was told at the end of a stream. */
    public synchronized List<Long> toldMillis() {
        return List.copyOf(toldMillis);
    }

    private void watch() {
        while (!closed) {
            try {
                connect();
            } catch (IOException gone) {
                // As a browser: it comes back.
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private void connect() throws IOException, InterruptedException {
        Http http = balancer.next().http();
        HttpRequest.Builder request = HttpRequest.newBuilder(http.uri(sale.event() + "/availability/stream"));
        if (seq >= 0) {
            request.header("Last-Event-ID", Long.toString(seq));
        }
        HttpResponse<java.io.InputStream> response = http.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            read(response);
        }
        Thread.sleep(Duration.ofMillis(retryMillis));
    }

    private void read(HttpResponse<java.io.InputStream> response) throws IOException {
        connected();
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                line(line);
            }
        }
    }

    private synchronized void connected() {
        connections++;
    }

    private synchronized void line(String line) {
        if (line.startsWith("retry: ")) {
            retryMillis = Long.parseLong(line.substring(7));
            toldMillis.add(retryMillis);
        } else if (line.startsWith("data: ")) {
            frame(JSON.readTree(line.substring(6)));
        }
    }

    private void frame(JsonNode frame) {
        seq = frame.get("seq").asLong();
        if (frame.has("seats")) {
            seats = new StringBuilder(frame.get("seats").asString());
        } else {
            frame.get("changes").forEach(change -> seats.setCharAt(change.get(0).asInt(), change.get(1).asString().charAt(0)));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
