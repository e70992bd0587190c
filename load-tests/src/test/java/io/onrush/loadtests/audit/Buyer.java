package io.onrush.loadtests.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onrush.loadtests.sale.Sale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One shopper over HTTP, for a sale that a test then tampers with. */
final class Buyer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Sale sale;
    private final Map<String, String> headers = new HashMap<>();

    Buyer(Sale sale) {
        this.sale = sale;
        headers.put("Authorization", "Bearer " + call("POST", "/visitors", null).get("token").asString());
        headers.put("Queue-Ticket", call("POST", "/onsales/" + sale.onsaleId() + "/queue", null).get("ticket").asString());
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50)).until(this::isLetIn);
    }

    private boolean isLetIn() {
        JsonNode pass = call("POST", "/onsales/" + sale.onsaleId() + "/pass", null).get("pass");
        if (pass != null) {
            headers.put("Admission-Pass", pass.asString());
        }
        return pass != null;
    }

    String hold(String... seats) {
        JsonNode hold = call("POST", "/events/" + sale.eventId() + "/holds", Map.of("seats", List.of(seats)));
        assertThat(hold.has("holdId")).as("%s", hold).isTrue();
        return hold.get("holdId").asString();
    }

    Sold buy(String... seats) {
        String holdId = hold(seats);
        headers.put("Idempotency-Key", holdId);
        String orderId = call("POST", "/orders", Map.of("holdId", holdId, "email", "ada@example.org", "paymentToken", "tok_visa")).get("orderId").asString();
        headers.remove("Idempotency-Key");
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
                .until(() -> call("GET", "/orders/" + orderId, null).get("status").asString().equals("CONFIRMED"));
        return new Sold(sale.eventId(), UUID.fromString(orderId), holdId, List.of(seats));
    }

    private JsonNode call(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sale.url() + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        headers.forEach(request::header);
        try {
            return JSON.readTree(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
