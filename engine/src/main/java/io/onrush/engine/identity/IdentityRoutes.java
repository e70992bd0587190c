package io.onrush.engine.identity;

import io.onrush.engine.edge.ClientAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Who a visitor is: asking, and proving it by a code of a mail or by a token of an OpenID provider. */
final class IdentityRoutes {

    private static final String VISITORS = "/api/v1/visitors";

    private final VerifyEmail emails;
    private final OidcSubjects subjects;
    private final Persons persons;
    private final PersonSignIn signIn;
    private final ClientAddress addresses;
    private final @Nullable URI signInPage;

    /** @param signInPage where visitors sign in at the provider; null where there is no such page */
    IdentityRoutes(VerifyEmail emails, OidcSubjects subjects, Persons persons, PersonSignIn signIn, ClientAddress addresses, @Nullable URI signInPage) {
        this.emails = emails;
        this.subjects = subjects;
        this.persons = persons;
        this.signIn = signIn;
        this.addresses = addresses;
        this.signInPage = signInPage;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET(VISITORS + "/me", this::me)
                .POST(VISITORS + "/email", this::ask)
                .POST(VISITORS + "/email/confirmation", this::confirm)
                .POST(VISITORS + "/oidc", this::oidc)
                .build();
    }

    private Mono<ServerResponse> me(ServerRequest request) {
        return Visitors.session(request).flatMap(session -> persons.kindsOf(UUID.fromString(session.visitorId()))
                .collectList()
                .flatMap(kinds -> ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(new Me(session.visitorId(), kinds, session.expiresAt(), signInPage))));
    }

    private Mono<ServerResponse> ask(ServerRequest request) {
        return Visitors.session(request).flatMap(session -> request.bodyToMono(Address.class)
                .defaultIfEmpty(new Address(null, null))
                .flatMap(address -> emails.ask(addresses.of(request.exchange().getRequest()), session.visitorId(), address.email(), language(address.language(), request)))
                .then(Mono.defer(() -> ServerResponse.status(HttpStatus.ACCEPTED).build())));
    }

    private Mono<ServerResponse> confirm(ServerRequest request) {
        return Visitors.session(request).flatMap(session -> request.bodyToMono(Code.class)
                .defaultIfEmpty(new Code(null, null))
                .flatMap(typed -> emails.confirm(session.visitorId(), typed.code() == null ? "" : typed.code())
                        .flatMap(person -> signIn.as(person, Boolean.TRUE.equals(typed.replace()), session, request))));
    }

    private Mono<ServerResponse> oidc(ServerRequest request) {
        return Visitors.session(request).flatMap(session -> request.bodyToMono(Token.class)
                .defaultIfEmpty(new Token(null, null))
                .flatMap(given -> subjects.person(given.token() == null ? "" : given.token())
                        .flatMap(person -> signIn.as(person, Boolean.TRUE.equals(given.replace()), session, request))));
    }

    private static Locale language(@Nullable String asked, ServerRequest request) {
        if (asked != null) {
            return Locale.forLanguageTag(asked);
        }
        List<Locale> wanted = request.headers().asHttpHeaders().getAcceptLanguageAsLocales();
        return wanted.isEmpty() ? Locale.ENGLISH : wanted.getFirst();
    }

    /** @param language of the mail; that of {@code Accept-Language} where it is missing */
    record Address(@Nullable String email, @Nullable String language) {}

    record Code(@Nullable String code, @Nullable Boolean replace) {}

    /** @param token an ID token, or an access token that is a JWT */
    record Token(@Nullable String token, @Nullable Boolean replace) {}

    record Me(String visitorId, List<Person.Kind> verified, Instant expiresAt, @Nullable URI signIn) {}
}
