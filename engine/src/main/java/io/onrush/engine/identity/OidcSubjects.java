package io.onrush.engine.identity;

import io.netty.channel.ChannelOption;
import io.onrush.engine.edge.EngineProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Reads who signed in at the OpenID provider from a token of it: signature by the provider's published keys, issuer, audience and times are
 * checked. Of the token only {@code iss} and {@code sub} are used, as a keyed digest.
 */
final class OidcSubjects {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final @Nullable ReactiveJwtDecoder decoder;
    private final PersonDigests digests;

    /** @param decoder null where no provider is configured */
    OidcSubjects(@Nullable ReactiveJwtDecoder decoder, PersonDigests digests) {
        this.decoder = decoder;
        this.digests = digests;
    }

    /** Null where no issuer is named. The provider is first asked when the first token comes. */
    static @Nullable ReactiveJwtDecoder decoder(IdentityProperties.Oidc oidc) {
        String issuer = oidc.issuer();
        if (issuer == null) {
            return null;
        }
        return new SupplierReactiveJwtDecoder(() -> {
            NimbusReactiveJwtDecoder decoder = (oidc.jwkSet() == null
                            ? NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                            : NimbusReactiveJwtDecoder.withJwkSetUri(oidc.jwkSet().toString()))
                    .webClient(client())
                    .build();
            decoder.setJwtValidator(validator(issuer, oidc.audiences()));
            return decoder;
        });
    }

    /** Without compression, whose native libraries would be loaded on an event loop. */
    private static WebClient client() {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TIMEOUT.toMillis())
                .responseTimeout(TIMEOUT);
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, List<String> audiences) {
        OAuth2TokenValidator<Jwt> forUs = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, given -> given != null && given.stream().anyMatch(audiences::contains));
        OAuth2TokenValidator<Jwt> named = new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank());
        OAuth2TokenValidator<Jwt> ends = new JwtClaimValidator<Object>(JwtClaimNames.EXP, expiry -> expiry != null);
        return new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(issuer), forUs, named, ends);
    }

    /** Fails with {@code oidc-token-invalid}, or {@code temporarily-unavailable} where the provider does not tell its keys. */
    Mono<Person> person(String token) {
        if (decoder == null) {
            return Mono.error(EngineProblem.OIDC_TOKEN_INVALID.with("No OpenID provider is configured here."));
        }
        return decoder.decode(token)
                .map(jwt -> digests.of(jwt.getClaimAsString(JwtClaimNames.ISS), jwt.getSubject()))
                .onErrorMap(BadJwtException.class, bad -> EngineProblem.OIDC_TOKEN_INVALID.with(
                        "It must be a token of the configured provider, made for this application, and not expired. Sign in there again."))
                .onErrorMap(JwtException.class, away -> EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(
                        5, "The OpenID provider does not answer. Send the same token again."));
    }
}
