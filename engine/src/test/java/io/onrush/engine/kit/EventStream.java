package io.onrush.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.contract.Contract;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events that reads lines as they come, and holds every event against the contract. */
public final class EventStream implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;
    private static final JsonMapper JSON = new JsonMapper();

    private final String path;
    private final InputStream body;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();

    private EventStream(String path, InputStream body) {
        this.path = path.replaceAll("\\?.*", "");
        this.body = body;
    }

    public static EventStream open(Shop shop, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(shop.http().uri(path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = shop.http().client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            EventStream stream = new EventStream(path, response.body());
            Thread.ofVirtual().start(stream::read);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event of this name; others before it are passed over. */
    public Event next(String name) {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /** The next event of this name for which the field has the value. */
    public Event next(String name, String field, int value) {
        Event event = next(name);
        while (event.json().get(field).asInt() != value) {
            event = next(name);
        }
        return event;
    }

    public Event next() {
        Event event = within(events, "event");
        Contract.onrush().checkEvent(path, event.name(), event.json());
        return event;
    }

    public void awaitComment() {
        within(comments, "comment");
    }

    private static <T> T within(BlockingQueue<T> queue, String what) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("an " + what + " within " + PATIENCE_SECONDS + " s").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "message";
            String id = null;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.add(line);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(name, id, JSON.readTree(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            comments.add("closed: " + closed);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Event(String name, String id, JsonNode json) {}
}
