package io.onrush.seatmap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A JSON body that was encoded beforehand and is shared by all its readers: the bytes are wrapped, never copied, and must
 * not be changed. Answers 304 to a reader who already has it.
 *
 * @param bytes           what is sent
 * @param etag            strong entity tag of exactly these bytes, quotes included
 * @param contentEncoding the compression the bytes are in; {@code null} for none
 */
public record EncodedBody(byte[] bytes, String etag, @Nullable String contentEncoding) {

    public Mono<ServerResponse> answer(ServerRequest request, String cacheControl, String... vary) {
        boolean known = isKnownTo(request);
        ServerResponse.BodyBuilder response = ServerResponse.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(etag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl);
        if (vary.length > 0) {
            response.header(HttpHeaders.VARY, vary);
        }
        return known ? response.build() : withBody(response);
    }

    private Mono<ServerResponse> withBody(ServerResponse.BodyBuilder response) {
        if (contentEncoding != null) {
            response.header(HttpHeaders.CONTENT_ENCODING, contentEncoding);
        }
        return response.contentType(MediaType.APPLICATION_JSON)
                .contentLength(bytes.length)
                .body((message, context) ->
                        message.writeWith(Mono.fromSupplier(() -> message.bufferFactory().wrap(bytes))));
    }

    /** RFC 9110, 13.1.2: If-None-Match compares weakly. */
    private boolean isKnownTo(ServerRequest request) {
        List<String> known = request.headers().asHttpHeaders().getIfNoneMatch();
        return known.stream().anyMatch(tag -> tag.equals("*") || strong(tag).equals(etag));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
