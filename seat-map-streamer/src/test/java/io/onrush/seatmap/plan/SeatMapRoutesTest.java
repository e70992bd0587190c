package io.onrush.seatmap.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.seatmap.AcceptEncoding;
import io.onrush.seatmap.SeatMapApp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeatMapRoutesTest {

    private static final UUID EVENT = SeatMapApp.newEvent();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void the_seat_map_comes_compressed_to_who_accepts_it() throws Exception {
        HttpResponse<byte[]> response = get(EVENT.toString(), "Accept-Encoding", "br, gzip");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(Gzip.decompress(response.body()))
                .isEqualTo(new SeatMapJson(Plans.JSON).encode(Plans.map(Plans.smallHall())));
    }

    @Test
    void the_seat_map_comes_plain_to_others_with_a_tag_of_its_own() throws Exception {
        HttpResponse<byte[]> plain = get(EVENT.toString());
        HttpResponse<byte[]> compressed = get(EVENT.toString(), "Accept-Encoding", "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).isEqualTo(Gzip.decompress(compressed.body()));
        assertThat(plain.headers().firstValue("ETag")).isNotEqualTo(compressed.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void who_has_the_seat_map_gets_304(String ifNoneMatch) throws Exception {
        String etag = get(EVENT.toString()).headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get(EVENT.toString(), "If-None-Match", ifNoneMatch.formatted(etag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(etag);
    }

    @Test
    void who_has_another_seat_map_gets_this_one() throws Exception {
        assertThat(get(EVENT.toString(), "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "not-an-id", "1-1-1-1-1",
        "zzzzzzzz-0000-0000-0000-000000000000"})
    void an_unknown_event_is_404(String id) throws Exception {
        assertThat(get(id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip|true", "''|false", "br|false", "gzip;q=0|false", "gzip; q=0.000|false",
        "gzip;q=0.5|true", "*|true", "*, gzip;q=0|false", "identity, *;q=0|false", "GZIP|true"})
    void compression_is_chosen_as_http_says(String acceptEncoding, boolean gzip) {
        assertThat(AcceptEncoding.gzip(acceptEncoding)).isEqualTo(gzip);
    }

    private HttpResponse<byte[]> get(String event, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + SeatMapApp.port() + "/api/v1/events/" + event + "/seat-map"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }
}
