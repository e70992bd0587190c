package io.onrush.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onrush.engine.kit.OnrushTest;
import io.onrush.engine.kit.Reply;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** A hot call that is written with an escape goes the long way, through every filter of the server; both must answer alike. */
@OnrushTest
@TestPropertySource(properties = {"onrush.edge.rate-limit.enabled=true", "onrush.edge.max-body=4KB"})
class HotPathIT {

    private static final Map<String, Object> SEAT = Map.of("seats", List.of("stalls-A-1"));

    @Test
    void bothWaysAnswerALookAtThePlaceAlike(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        shopper.join(sale);
        alike(path -> shopper.get(path + "/queue/me"), sale.onsale(), 200);
        alike(path -> shopper.get(path + "/queue"), sale.onsale(), 200);
        alike(path -> shopper.send("POST", path + "/queue", null), sale.onsale(), 200);
        shopper.admittedTo(sale);
        alike(path -> shopper.send("POST", path + "/pass", null), sale.onsale(), 200);
    }

    @Test
    void bothWaysRefuseAlike(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper().admittedTo(sale);
        shop.shopper().admittedTo(sale).hold(sale, "stalls-A-1").expect(201);
        alike(path -> shopper.send("POST", path + "/holds", SEAT), sale.event(), 409);
        alike(path -> shopper.send("POST", path + "/holds", "{"), sale.event(), 400);
        alike(path -> shopper.send("POST", path + "/holds", Map.of("seats", "x".repeat(5_000))), sale.event(), 413);
        alike(path -> shop.shopper().send("POST", path + "/holds", SEAT), sale.event(), 403);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of(), null), sale.onsale(), 401);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of("Authorization", "Bearer forged"), null), sale.onsale(), 401);
        alike(path -> shop.http().send("POST", path + "/queue", Map.of("Sec-Fetch-Site", "cross-site"), null), sale.onsale(), 403);
        alike(path -> shopper.get(path + "/queue/me"), "/api/v1/onsales/00000000-0000-0000-0000-000000000000", 404);
    }

    @Test
    void bothWaysLimitTheSameVisitor(Shop shop) {
        Shop.Sale sale = shop.openSale();
        Shopper shopper = shop.shopper();
        long before = remaining(shopper.get(sale.onsale() + "/queue"));
        assertThat(remaining(shopper.get(escaped(sale.onsale()) + "/queue"))).isLessThanOrEqualTo(before);
        assertThat(shopper.get(sale.onsale() + "/queue").header("RateLimit-Policy")).contains("visitor");
    }

    private static void alike(Function<String, Reply> call, String path, int status) {
        Reply hot = call.apply(path).expect(status);
        Reply cold = call.apply(escaped(path)).expect(status);
        assertThat(headers(hot)).isEqualTo(headers(cold));
        assertThat(body(hot)).isEqualTo(body(cold));
    }

    /** The same path to whoever decodes it. */
    private static String escaped(String path) {
        return path.replace("/api/", "/%61pi/");
    }

    private static Map<String, List<String>> headers(Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(reply.headers().map());
        headers.keySet().removeAll(List.of("ratelimit", "date", "content-length", "location"));
        return headers;
    }

    /** But for what differs with each answer: signatures, times, and the path as it was written. */
    private static Object body(Reply reply) {
        ObjectNode body = (ObjectNode) reply.json().deepCopy();
        return body.remove(List.of("instance", "ticket", "pass"));
    }

    private static long remaining(Reply reply) {
        return Long.parseLong(reply.header("RateLimit").replaceAll(".*r=(\\d+).*", "$1"));
    }
}
