package io.onrush.engine.pages;

import static io.onrush.engine.pages.PageRoutes.read;

import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The contract for programs, and what the page {@code /api}, where people try it, loads besides our own assets. */
final class ContractRoutes {

    private final ContractFiles files;

    ContractRoutes(ContractFiles files) {
        this.files = files;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .route(read("/api/v1/openapi.yaml"), request -> answer(request, files.yaml()))
                .route(read("/api/v1/openapi.json"), request -> answer(request, files.json()))
                .route(read("/assets/viewer/{file}"), request -> answer(request, files.viewer(request.pathVariable("file"))))
                .build();
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Mono<PageFile> file) {
        return file.flatMap(found -> FileAnswers.answer(request, response -> response.cacheControl(CacheControl.noCache()), found))
                .switchIfEmpty(ServerResponse.notFound().build());
    }
}
