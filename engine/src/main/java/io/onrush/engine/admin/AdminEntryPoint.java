package io.onrush.engine.admin;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers who is not known as an admin. To a script of a page the challenge names a scheme that browsers do not know: for
 * {@code Basic} they would open a password dialog of their own over the page's.
 */
final class AdminEntryPoint implements ServerAuthenticationEntryPoint {

    private final Problems problems;
    private final FailedSignIns failedSignIns;

    AdminEntryPoint(Problems problems, FailedSignIns failedSignIns) {
        this.problems = problems;
        this.failedSignIns = failedSignIns;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException error) {
        failedSignIns.count(exchange);
        ErrorResponseException problem = EngineProblem.ADMIN_REQUIRED.with("Send HTTP Basic credentials of the user admin, or start a"
                + " session with them. The password is in onrush.admin.password, or was printed at start.");
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, isScript(exchange.getRequest())
                ? "Session realm=\"onrush\""
                : "Basic realm=\"onrush\", charset=\"UTF-8\"");
        return problems.write(exchange, problem);
    }

    private static boolean isScript(ServerHttpRequest request) {
        String mode = request.getHeaders().getFirst("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }
}
