package io.onrush.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every path of the application leads through the ingress to the role that serves it, and streams through the one that does not buffer. */
class RoutesTest {

    private static final String NGINX = "nginx.ingress.kubernetes.io/";
    private static final Manifests ROLES = Chart.manifests("production-redis-cluster");
    private static final Manifests SINGLE = Chart.manifests("one-node");

    private record Route(String path, String role) {}

    /** Read from the classes: a module's paths are those of its role, and the pages are the edge's, but for the waiting rooms', which have forms. What ends in a slash is the beginning of one. */
    static List<Route> routes() {
        Stream<Route> calls = Arrays.stream(ApplicationModule.values()).flatMap(module -> module.texts("io/onrush").stream()
                .filter(text -> text.startsWith("/api/v1/") && !text.contains("*") && !text.endsWith("/"))
                .map(path -> new Route(path, module.role())));
        Stream<Route> pages = ApplicationModule.ENGINE.texts("io/onrush/engine/pages").stream()
                .filter(text -> text.startsWith("/") && !text.equals("/**") && !text.equals("/api/"))
                .map(path -> new Route(path, path.endsWith("/queue") || path.startsWith("/rooms/") ? "waiting-room" : "edge"));
        return Stream.concat(calls, pages).toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aPathLeadsToTheRoleThatServesIt(Route route) {
        assertThat(backend(ROLES, route.path()).getBackend().getService().getName()).isEqualTo("onrush-" + route.role());
        assertThat(backend(SINGLE, route.path()).getBackend().getService().getName()).isEqualTo("onrush-all");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void streamsAndOnlyTheyAreNotBuffered(Route route) {
        assertThat(isForStreams(ROLES, backend(ROLES, route.path()))).isEqualTo(route.path().endsWith("/stream"));
        assertThat(isForStreams(SINGLE, backend(SINGLE, route.path()))).isEqualTo(route.path().endsWith("/stream"));
    }

    @Test
    void theRoutesAreReallyRead() {
        assertThat(routes()).contains(
                        new Route("/api/v1/events/{id}/availability/stream", "seat-map-streamer"),
                        new Route("/api/v1/onsales/{id}/queue/me", "waiting-room"),
                        new Route("/api/v1/orders/{id}/tickets/{ticketId}/qr", "checkout-saga"),
                        new Route("/api/v1/admin/onsales/{id}/dashboard/stream", "edge"),
                        new Route("/events/{id}/queue", "waiting-room"),
                        new Route("/events/{id}/seats", "edge"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void rsocketOverWebSocketLeadsToTheStreamer() {
        assertThat(backend(ROLES, "/rsocket").getBackend().getService().getName()).isEqualTo("onrush-seat-map-streamer");
        assertThat(isForStreams(ROLES, backend(ROLES, "/rsocket"))).isTrue();
    }

    @Test
    void streamsMayBeSilentForLong() {
        Map<String, String> annotations = ROLES.one(Ingress.class, "onrush-streams").getMetadata().getAnnotations();
        assertThat(annotations).containsEntry(NGINX + "proxy-buffering", "off").containsEntry(NGINX + "proxy-read-timeout", "3600");
    }

    /** As ingress-nginx does it where regular expressions are on: the longest path first, of all ingresses of the host, from its start, whatever case. */
    private static HTTPIngressPath backend(Manifests manifests, String route) {
        String path = route.replaceAll("\\{\\*[a-z]+}", "css/map.css").replaceAll("\\{[A-Za-z]+}", "0b5e7a9c-1f0d-7c3e-8a52-0d9e4c6b1f27");
        return manifests.all(Ingress.class).stream()
                .peek(ingress -> assertThat(ingress.getMetadata().getAnnotations()).containsEntry(NGINX + "use-regex", "true"))
                .flatMap(RoutesTest::paths)
                .sorted(Comparator.comparingInt((HTTPIngressPath one) -> one.getPath().length()).reversed())
                .filter(one -> Pattern.compile("^" + one.getPath(), Pattern.CASE_INSENSITIVE).matcher(path).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing serves " + path));
    }

    private static boolean isForStreams(Manifests manifests, HTTPIngressPath path) {
        return paths(manifests.one(Ingress.class, "onrush-streams")).anyMatch(path::equals);
    }

    private static Stream<HTTPIngressPath> paths(Ingress ingress) {
        return ingress.getSpec().getRules().getFirst().getHttp().getPaths().stream();
    }
}
