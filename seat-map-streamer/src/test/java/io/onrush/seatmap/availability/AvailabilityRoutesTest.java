package io.onrush.seatmap.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.seatmap.SeatMapApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class AvailabilityRoutesTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final UUID event = SeatMapApp.newEvent();

    @AfterEach
    void healSource() {
        SeatMapApp.source().heal();
    }

    @Test
    void the_availability_has_exactly_the_published_members() throws Exception {
        HttpResponse<String> response = get(event);

        assertThat(response.body()).isEqualTo("{\"seq\":0,\"seats\":\"" + "A".repeat(58) + "\",\"categories\":{"
                + "\"Stalls\":{\"available\":46,\"held\":0,\"sold\":0,\"blocked\":0},"
                + "\"Box\":{\"available\":10,\"held\":0,\"sold\":0,\"blocked\":0},"
                + "\"Wheelchair\":{\"available\":2,\"held\":0,\"sold\":0,\"blocked\":0},"
                + "\"Standing\":{\"available\":0,\"held\":0,\"sold\":0,\"blocked\":0}},\"stock\":{}}");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"0\"");
    }

    @Test
    void who_has_the_latest_gets_304_until_something_changes() throws Exception {
        assertThat(get(event).statusCode()).isEqualTo(200);
        assertThat(get(event, "If-None-Match", "\"0\"").statusCode()).isEqualTo(304);

        SeatMapApp.source().change(event, 'S', 0);

        await().untilAsserted(() -> {
            HttpResponse<String> changed = get(event, "If-None-Match", "\"0\"");
            assertThat(changed.statusCode()).isEqualTo(200);
            assertThat(changed.body()).startsWith("{\"seq\":1,\"seats\":\"SAAA");
        });
    }

    @Test
    void while_the_source_is_down_the_last_state_is_answered_until_it_is_too_old() throws Exception {
        assertThat(get(event).statusCode()).isEqualTo(200);
        SeatMapApp.source().before(Mono.error(new IllegalArgumentException("down")));
        assertThat(get(event).statusCode()).isEqualTo(200);

        await().untilAsserted(() -> {
            HttpResponse<String> refused = get(event);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("\"type\":\"availability-unavailable\"");
        });

        SeatMapApp.source().heal();
        await().untilAsserted(() -> assertThat(get(event).statusCode()).isEqualTo(200));
    }

    @Test
    void an_unknown_event_is_404() throws Exception {
        HttpResponse<String> response = get(new UUID(9, 9));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"type\":\"event-not-found\"");
    }

    private HttpResponse<String> get(UUID event, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(SeatMapApp.url("/api/v1/events/" + event + "/availability")));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
