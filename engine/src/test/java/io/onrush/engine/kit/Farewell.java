package io.onrush.engine.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.springframework.messaging.rsocket.RSocketRequester;
import org.springframework.messaging.rsocket.RSocketStrategies;

/** One stream of every kind on one node, and what each says last. */
public final class Farewell {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EngineNode node;
    private final List<CompletableFuture<String>> lastWords = new ArrayList<>();

    public Farewell(EngineNode node, Shop.Sale sale, Shopper buyer, String orderId) {
        this.node = node;
        Map<String, String> admin = Map.of("Authorization", Shop.basic(Shop.ADMIN_PASSWORD));
        lastLine(sale.onsale() + "/queue/stream", Map.of());
        lastLine(sale.event() + "/availability/stream", Map.of());
        lastLine("/api/v1/orders/" + orderId + "/stream", Map.of("Authorization", buyer.header("Authorization")));
        lastLine("/api/v1/admin/onsales/" + sale.onsaleId() + "/dashboard/stream", admin);
        RSocketRequester.Builder rsocket = RSocketRequester.builder().rsocketStrategies(RSocketStrategies.create());
        error(rsocket.tcp("localhost", node.rsocketPort()), sale);
        error(rsocket.websocket(URI.create("ws://localhost:" + node.port() + "/rsocket")), sale);
    }

    /** In the order queue, availability, order, dashboard, RSocket over TCP, RSocket over WebSocket. */
    public List<String> lastWords() {
        return lastWords.stream().map(words -> words.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join()).toList();
    }

    /** Waits for the first line of the stream, so that all are open when this returns. */
    private void lastLine(String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(node.http().uri(path));
        headers.forEach(request::header);
        try {
            HttpResponse<java.io.InputStream> response = node.http().client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answered " + response.statusCode());
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            lines.readLine();
            lastWords.add(CompletableFuture.supplyAsync(() -> last(lines), Executors.newVirtualThreadPerTaskExecutor()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String last(BufferedReader lines) {
        String last = "";
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isEmpty() ? last : line;
            }
            return last;
        } catch (IOException broken) {
            return "broken: " + broken;
        }
    }

    private void error(RSocketRequester requester, Shop.Sale sale) {
        CompletableFuture<String> open = new CompletableFuture<>();
        CompletableFuture<String> words = new CompletableFuture<>();
        requester.route("events." + sale.eventId() + ".availability")
                .retrieveFlux(String.class)
                .subscribe(open::complete, error -> words.complete(error.getMessage()), () -> words.complete("complete"));
        open.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
        lastWords.add(words);
    }
}
