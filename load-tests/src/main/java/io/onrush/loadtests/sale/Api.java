package io.onrush.loadtests.sale;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public and the admin calls of an installation, one at a time: for setting a sale up and for auditing it, not for load. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String base;
    private final String authorization;

    /** @param url without a trailing slash */
    public Api(String url, String adminPassword) {
        this.base = url + "/api/v1";
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + adminPassword).getBytes(StandardCharsets.UTF_8));
    }

    /** Public, below {@code /api/v1}. */
    public JsonNode get(String path) {
        return exchange("GET", path, null, false);
    }

    /** Below {@code /api/v1/admin}. */
    public JsonNode admin(String path) {
        return exchange("GET", "/admin" + path, null, true);
    }

    /** Below {@code /api/v1/admin}. @param body what becomes JSON, or JSON as bytes, or null */
    public JsonNode admin(String method, String path, Object body) {
        return exchange(method, "/admin" + path, body, true);
    }

    private JsonNode exchange(String method, String path, Object body, boolean asAdmin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        if (asAdmin) {
            request.header("Authorization", authorization);
        }
        HttpResponse<byte[]> answer = send(request.build(), method + " " + base + path);
        if (answer.statusCode() / 100 != 2) {
            throw new UnexpectedAnswer(method + " " + base + path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(new ByteArrayInputStream(answer.body()));
    }

    private HttpResponse<byte[]> send(HttpRequest request, String what) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(what));
        } catch (IOException e) {
            throw new UncheckedIOException(what + ": " + e, e);
        }
    }

    private static byte[] bytes(Object body) {
        return body instanceof byte[] json ? json : JSON.writeValueAsBytes(body);
    }
}
