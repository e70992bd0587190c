package io.onrush.engine.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers with a file: not at all to who has it already, compressed to who can read that. */
final class FileAnswers {

    private FileAnswers() {}

    /** The answer "not modified" has the same headers: browsers put them in the place of those that they kept. */
    static Mono<ServerResponse> answer(ServerRequest request, UnaryOperator<ServerResponse.BodyBuilder> headers, PageFile file) {
        List<String> known = request.headers().asHttpHeaders().getIfNoneMatch();
        return known.contains(file.etag()) || known.contains("*")
                ? headers.apply(ServerResponse.status(HttpStatus.NOT_MODIFIED)).eTag(file.etag()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING).build()
                : write(request, headers.apply(ServerResponse.ok()).eTag(file.etag()), file);
    }

    static Mono<ServerResponse> write(ServerRequest request, ServerResponse.BodyBuilder response, PageFile file) {
        boolean gzip = request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream().anyMatch(value -> value.contains("gzip"));
        if (gzip) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        byte[] body = gzip ? file.gzip() : file.plain();
        return response.contentType(file.type())
                .contentLength(body.length)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .bodyValue(body);
    }
}
