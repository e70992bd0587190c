package io.onrush.engine.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** Pages that are made for one visitor at a time, in the frame and under the rules of all others. */
public final class ServerPages {

    private final PageFiles files;

    ServerPages(PageFiles files) {
        this.files = files;
    }

    /**
     * @param name  of a page with the marks {@code {{title}}} and {@code {{main}}}
     * @param title text
     * @param main  HTML; whoever makes it escapes what is in it
     */
    public record Content(String name, String title, String main) {}

    /**
     * @param leavesFor an origin that a form may lead to besides our own: browsers hold the redirect after a form against the policy
     *     too; null for none
     */
    public Mono<ServerResponse> answer(HttpStatus status, ServerRequest request, Content content, @Nullable String leavesFor, Map<String, String> headers) {
        String html = files.template(content.name(), Languages.of(request))
                .replace("{{title}}", HtmlUtils.htmlEscape(content.title()))
                .replace("{{main}}", content.main());
        return ServerResponse.status(status)
                .cacheControl(CacheControl.noStore())
                .headers(all -> headers.forEach(all::set))
                .header("Content-Security-Policy", PageRoutes.CONTENT_SECURITY_POLICY.replace("form-action 'self'", leavesFor == null ? "form-action 'self'" : "form-action 'self' " + leavesFor))
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .bodyValue(html);
    }
}
