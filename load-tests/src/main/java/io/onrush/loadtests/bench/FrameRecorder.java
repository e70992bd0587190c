package io.onrush.loadtests.bench;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** One more watcher, who keeps what it reads. */
final class FrameRecorder implements AutoCloseable {

    private static final String DATA = "data:";

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> frames = new CopyOnWriteArrayList<>();

    private FrameRecorder() {}

    static FrameRecorder of(int port, String path) throws Exception {
        FrameRecorder recorder = new FrameRecorder();
        HttpResponse<Stream<String>> stream = recorder.client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> recorder.read(stream.body()));
        return recorder;
    }

    private void read(Stream<String> lines) {
        try (lines) {
            lines.filter(line -> line.startsWith(DATA)).forEach(line -> frames.add(line.substring(DATA.length()).strip()));
        } catch (UncheckedIOException endOfTheMeasurement) {
            // What was read until then is kept.
        }
    }

    List<String> frames() {
        return List.copyOf(frames);
    }

    void forget() {
        frames.clear();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
