package io.onrush.engine.wiring;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.HotAnswer;
import io.onrush.engine.edge.ProblemIds;
import io.onrush.engine.edge.ProxiedRequest;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.PassCheck;
import io.onrush.waitingroom.site.SiteAnswer;
import io.onrush.waitingroom.site.SiteCookies;
import io.onrush.waitingroom.site.SiteGate;
import io.onrush.waitingroom.site.SiteVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;
import reactor.core.publisher.Mono;

/**
 * The room in front of a site, in the words of proxies. Traefik and Envoy hand a redirect on to the browser. nginx understands
 * 2xx, 401 and 403 only, so the same redirect is a 401 for it, of which its configuration makes a 302.
 */
final class ForwardAuth {

    private static final Logger log = LoggerFactory.getLogger(ForwardAuth.class);
    private static final long RETRY_SECONDS = 5;
    private static final String PASSES = "Onrush-Admission";

    private final SiteGate gate;

    ForwardAuth(SiteGate gate) {
        this.gate = gate;
    }

    /** Traefik names the request in headers; Envoy repeats its method and its path behind ours. */
    Mono<HotAnswer> forwardAuth(ProxiedRequest request) {
        return check(request, or(request.header("X-Forwarded-Method"), request.method()), or(request.header("X-Forwarded-Uri"), request.rest()), 302);
    }

    Mono<HotAnswer> authRequest(ProxiedRequest request) {
        return check(request, or(request.header("X-Original-Method"), "GET"), or(request.header("X-Original-URI"), "/"), 401);
    }

    private Mono<HotAnswer> check(ProxiedRequest request, String method, String uri, int sent) {
        return Mono.defer(() -> gate.check(visit(request, method, uri))).map(answer -> answer(answer, sent)).onErrorMap(ForwardAuth::isMistake, ForwardAuth::nobody);
    }

    /** Neither a refusal nor a store that is silent. */
    private static boolean isMistake(Throwable error) {
        return ProblemIds.of(error).id().equals(EngineProblem.INTERNAL_ERROR.id());
    }

    /** A proxy takes a fault for silence, and may then let everybody in: whoever provokes one must not gain by it. */
    private static Throwable nobody(Throwable mistake) {
        log.error("A request to a site could not be judged, and was refused", mistake);
        return WaitingRoomProblem.PASS_REQUIRED.because("This request could not be judged. Open a page of the site in a browser.");
    }

    private static SiteVisit visit(ProxiedRequest request, String method, String uri) {
        UUID room = room(request.id());
        return new SiteVisit(room, uri.isEmpty() ? "/" : uri, request.cookie(SiteCookies.BROWSER), request.cookie(SiteCookies.pass(room)), navigates(request, method));
    }

    private static HotAnswer answer(SiteAnswer answer, int sent) {
        return switch (answer) {
            case SiteAnswer.Admitted visitor -> answered(200, PASSES, "pass", "Onrush-Visitor", visitor.visitor(), "Onrush-Pass-Expires", visitor.passExpiresAt().toString());
            case SiteAnswer.Through through -> answered(200, PASSES, switch (through.why()) {
                case NOT_IN_FORCE -> "not-in-force";
                case PASS_THROUGH -> "pass-through";
                case OUTAGE -> "outage";
            });
            case SiteAnswer.Sent away -> away.cookie() == null
                    ? answered(sent, "Location", away.location())
                    : answered(sent, "Location", away.location(), "Set-Cookie", away.cookie());
            case SiteAnswer.Refused refused -> throw problem(refused.refusal());
            case SiteAnswer.Unavailable silent -> throw WaitingRoomProblem.WAITING_ROOM_UNAVAILABLE.retryAfter(
                    RETRY_SECONDS, "Nobody can tell at the moment whose turn it is, and the site is closed until then.");
            case SiteAnswer.NoRoom nowhere -> throw noRoom();
        };
    }

    private static HotAnswer answered(int status, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Cache-Control", "no-store"));
        return HotAnswer.bare(status, all.toArray(String[]::new));
    }

    private static ErrorResponseException problem(PassCheck.Refusal refusal) {
        WaitingRoomProblem problem = switch (refusal) {
            case PassCheck.Missing none -> WaitingRoomProblem.PASS_REQUIRED;
            case PassCheck.Left gone -> WaitingRoomProblem.PASS_REQUIRED;
            case PassCheck.Invalid forged -> WaitingRoomProblem.PASS_INVALID;
            case PassCheck.WrongEvent other -> WaitingRoomProblem.PASS_INVALID;
            case PassCheck.Expired over -> WaitingRoomProblem.PASS_EXPIRED;
            case PassCheck.NotYours borrowed -> WaitingRoomProblem.PASS_NOT_YOURS;
        };
        return problem.because("Open a page of the site in a browser: its waiting room gives a pass, which the browser then sends as a cookie.");
    }

    /** Browsers say what they want an answer for; old ones do not, but ask for HTML. */
    private static boolean navigates(ProxiedRequest request, String method) {
        String mode = request.header("Sec-Fetch-Mode");
        boolean page = mode != null ? mode.equals("navigate") : or(request.header("Accept"), "").contains("text/html");
        return page && (method.equals("GET") || method.equals("HEAD"));
    }

    private static UUID room(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw noRoom();
        }
    }

    private static ErrorResponseException noRoom() {
        return WaitingRoomProblem.ROOM_NOT_FOUND.because("No onsale of this id stands in front of a site. Schedule one with 'protects'.");
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
