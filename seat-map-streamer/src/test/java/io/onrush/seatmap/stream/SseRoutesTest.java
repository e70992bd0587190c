package io.onrush.seatmap.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.seatmap.SeatMapApp;
import io.onrush.seatmap.plan.Plans;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseRoutesTest {

    private final UUID event = SeatMapApp.newEvent();

    @AfterEach
    void everyPlaceIsFreeAgain() {
        await().untilAsserted(() -> assertThat(stats().subscribers()).isZero());
    }

    @Test
    void a_stream_is_a_retry_hint_a_snapshot_and_then_changes() throws IOException {
        try (SseClient client = SseClient.connect(event)) {
            assertThat(client.head()).startsWith("HTTP/1.1 200 OK\r\n")
                    .containsIgnoringCase("Content-Type: text/event-stream")
                    .containsIgnoringCase("Cache-Control: no-store")
                    .containsIgnoringCase("X-Accel-Buffering: no");
            assertThat(client.next()).isEqualTo("retry: 2000");
            String snapshot = client.nextEvent();
            assertThat(snapshot).startsWith("event: snapshot\nid: 0\ndata: {\"seq\":0,\"seats\":\"AAAA");
            assertThat(SseClient.data(snapshot)).as("the same as GET").isEqualTo(get("/availability"));

            SeatMapApp.source().change(event, 'H', 1, 2);

            assertThat(client.nextEvent())
                    .isEqualTo("event: changes\nid: 1\ndata: {\"seq\":1,\"changes\":[[1,\"H\"],[2,\"H\"]]}");
        }
    }

    @Test
    void a_quiet_stream_carries_heartbeats() throws IOException {
        try (SseClient client = SseClient.connect(event, "Last-Event-ID: 0")) {
            assertThat(client.next()).isEqualTo("retry: 2000");
            assertThat(client.next()).isEqualTo(": hb");
            assertThat(client.next()).isEqualTo(": hb");
        }
    }

    @Test
    void who_comes_back_gets_one_coalesced_frame() throws IOException {
        try (SseClient first = SseClient.connect(event)) {
            first.next();
            first.nextEvent();
            SeatMapApp.source().change(event, 'H', 1);
            first.nextEvent();
            SeatMapApp.source().change(event, 'S', 1);
            SeatMapApp.source().change(event, 'H', 2);
            await().untilAsserted(() -> assertThat(get("/availability")).startsWith("{\"seq\":3,"));

            try (SseClient header = SseClient.connect(event, "Last-Event-ID: 0");
                    SseClient query = SseClient.connect(
                            "/api/v1/events/" + event + "/availability/stream?lastEventId=0")) {
                for (SseClient client : List.of(header, query)) {
                    assertThat(client.next()).isEqualTo("retry: 2000");
                    assertThat(client.nextEvent()).isEqualTo(
                            "event: changes\nid: 3\ndata: {\"seq\":3,\"changes\":[[1,\"S\"],[2,\"H\"]]}");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1", "garbage", "99999999999999999999", ""})
    void a_last_event_id_that_cannot_be_right_gets_a_snapshot(String lastEventId) throws IOException {
        try (SseClient client = SseClient.connect(event, "Last-Event-ID: " + lastEventId)) {
            assertThat(client.next()).isEqualTo("retry: 2000");
            assertThat(client.nextEvent()).startsWith("event: snapshot\nid: 0\n");
        }
    }

    @Test
    void a_client_that_dies_is_noticed() throws IOException {
        SseClient client = SseClient.connect(event);
        client.next();
        client.nextEvent();
        await().untilAsserted(() -> assertThat(stats().subscribers()).isEqualTo(1));

        client.reset();

        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(stats().subscribers()).isZero());
    }

    /**
     * The client takes nothing while ten thousand changes of a hundred seats happen in a stadium, some 12 MB of frames.
     * What is sent towards it stops when the socket's buffers and reactor-netty's window (128 buffers) are full; another client misses nothing meanwhile; and
     * when the deaf one reads at last, it ends up with the truth.
     */
    @Test
    void a_client_that_does_not_read_holds_a_bounded_number_of_messages_and_is_right_in_the_end() throws IOException {
        UUID stadium = SeatMapApp.newEvent(Plans.stadium());
        SeatPicture late = new SeatPicture();
        try (Socket deaf = SseClient.deaf(stadium); SseClient reading = SseClient.connect(stadium)) {
            reading.next();
            SeatPicture picture = new SeatPicture();
            picture.apply(SseClient.data(reading.nextEvent()));
            long before = stats().framesSent();
            int readingGot = 0;
            for (int round = 0; round < 500; round++) {
                for (int i = 0; i < 20; i++) {
                    int first = (round * 20 + i) * 100 % 56_000;
                    SeatMapApp.source().change(stadium, "HSA".charAt(round % 3),
                            IntStream.range(first, first + 100).toArray());
                }
                picture.apply(SseClient.data(reading.nextEvent()));
                readingGot++;
            }
            while (picture.seq() < 10_000) {
                picture.apply(SseClient.data(reading.nextEvent()));
                readingGot++;
            }
            assertThat(picture.seats()).isEqualTo(SeatMapApp.source().seats(stadium));
            assertThat(picture.snapshots()).isEqualTo(1);
            assertThat(stats().framesSent() - before - readingGot)
                    .as("messages sent towards the client that does not read").isLessThan(readingGot / 2);

            catchUp(deaf, late, 10_000);
            assertThat(late.seats()).isEqualTo(SeatMapApp.source().seats(stadium));
            assertThat(late.messages()).isLessThan(readingGot / 2 + 2);
        }
    }

    @Test
    void more_watchers_than_allowed_are_refused() throws Exception {
        List<SseClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < SeatMapApp.MAX_WATCHERS; i++) {
                SseClient client = SseClient.connect(event);
                client.next();
                clients.add(client);
            }
            HttpResponse<String> refused = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                    URI.create(SeatMapApp.url("/api/v1/events/" + event + "/availability/stream"))).build(),
                    BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(refused.body()).contains("too-many-streams");
        } finally {
            for (SseClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void an_unknown_event_is_404() throws IOException {
        try (SseClient client = SseClient.connect(new UUID(5, 5))) {
            assertThat(client.head()).startsWith("HTTP/1.1 404 ");
        }
    }

    private static void catchUp(Socket socket, SeatPicture picture, long seq) throws IOException {
        try (SseClient client = SseClient.reading(socket)) {
            client.next();
            while (picture.seq() < seq) {
                picture.apply(SseClient.data(client.nextEvent()));
            }
        }
    }

    private String get(String path) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                    URI.create(SeatMapApp.url("/api/v1/events/" + event + path))).build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static StreamStats stats() {
        return SeatMapApp.bean(StreamStatistics.class).current();
    }
}
