package io.onrush.engine.pages;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The pages for shoppers and admins. They are the same for everybody; what a person sees comes from the public API. */
final class PageRoutes {

    /** Scripts and styles of our own only, no inline ones, no request to any other host. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    private static final CacheControl ASK_AGAIN = CacheControl.noCache();
    private static final CacheControl FOR_EVER = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final Map<String, String> PAGES = pages();

    private final PageFiles files;

    PageRoutes(PageFiles files) {
        this.files = files;
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "index.html");
        pages.put("/events/{id}", "event.html");
        pages.put("/events/{id}/queue", "queue.html");
        pages.put("/events/{id}/seats", "seats.html");
        pages.put("/events/{id}/items", "items.html");
        pages.put("/checkout/{holdId}", "checkout.html");
        pages.put("/orders", "orders.html");
        pages.put("/orders/{id}", "order.html");
        pages.put("/rooms/{id}", "room.html");
        pages.put("/onsales/{id}/draw", "draw.html");
        pages.put("/continue", "continue.html");
        pages.put("/unsubscribe", "continue.html");
        pages.put("/api", "api.html");
        pages.put("/admin", "admin/index.html");
        pages.put("/admin/sign-in", "admin/sign-in.html");
        pages.put("/admin/venues", "admin/venues.html");
        pages.put("/admin/venues/new", "admin/venue-new.html");
        pages.put("/admin/events/new", "admin/event-new.html");
        pages.put("/admin/events/{id}/places", "admin/places.html");
        pages.put("/admin/onsales/new", "admin/onsale-new.html");
        pages.put("/admin/onsales/{id}", "admin/onsale.html");
        pages.put("/admin/orders", "admin/orders.html");
        pages.put("/admin/orders/{id}", "admin/order.html");
        return pages;
    }

    RouterFunction<ServerResponse> routes() {
        RouterFunctions.Builder routes = RouterFunctions.route();
        PAGES.forEach((path, name) -> {
            if (files.isTranslated(name)) {
                routes.route(read(path), request -> FileAnswers.answer(request, PageRoutes::ofTranslated, files.page(name, Languages.of(request))));
                routes.POST(path, PageRoutes::inLanguage);
            } else {
                PageFile page = files.page(name);
                routes.route(read(path), request -> FileAnswers.answer(request, PageRoutes::ofDocument, page));
            }
        });
        return routes.route(read("/assets/{version}/{*path}"), this::asset)
                .route(read("/favicon.ico"), request -> FileAnswers.answer(request, response -> response.cacheControl(ASK_AGAIN), files.asset("favicon.svg").orElseThrow()))
                .build();
    }

    /** For people who followed a wrong link. Programs, which do not ask for HTML, get the problem document. */
    RouterFunction<ServerResponse> notFound() {
        RequestPredicate forPeople = read("/**").and(request -> wantsHtml(request) && !request.path().startsWith("/api/"));
        return RouterFunctions.route(forPeople, request ->
                FileAnswers.write(request, ofTranslated(ServerResponse.status(HttpStatus.NOT_FOUND)), files.page("not-found.html", Languages.of(request))));
    }

    static RequestPredicate read(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    private static boolean wantsHtml(ServerRequest request) {
        return request.headers().accept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private static Mono<ServerResponse> inLanguage(ServerRequest request) {
        return request.formData().flatMap(form -> Languages.choose(form.toSingleValueMap().getOrDefault(Languages.FIELD, ""), request));
    }

    private static ServerResponse.BodyBuilder ofTranslated(ServerResponse.BodyBuilder response) {
        return ofDocument(response).header("Vary", Languages.VARY);
    }

    private static ServerResponse.BodyBuilder ofDocument(ServerResponse.BodyBuilder response) {
        return response.cacheControl(ASK_AGAIN)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** The policy counts for workers: what one imports is asked of its own. */
    private static ServerResponse.BodyBuilder ofAsset(ServerResponse.BodyBuilder response, CacheControl cacheControl) {
        return response.cacheControl(cacheControl).header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    /** A file that changed since the page was loaded is given as it is now, but not for keeps. */
    private Mono<ServerResponse> asset(ServerRequest request) {
        CacheControl cacheControl = files.version().equals(request.pathVariable("version")) ? FOR_EVER : ASK_AGAIN;
        return files.asset(StringUtils.trimLeadingCharacter(request.pathVariable("path"), '/'))
                .map(file -> FileAnswers.answer(request, response -> ofAsset(response, cacheControl), file))
                .orElseGet(() -> ServerResponse.notFound().build());
    }
}
