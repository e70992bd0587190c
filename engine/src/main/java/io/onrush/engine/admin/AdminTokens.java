package io.onrush.engine.admin;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import reactor.core.publisher.Mono;

/** Reads an admin from a token of the OIDC issuer: the roles, and a name that people recognise in the log of actions. */
final class AdminTokens implements Converter<Jwt, Mono<AbstractAuthenticationToken>> {

    private final JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();

    AdminTokens(String rolesClaim) {
        authorities.setAuthoritiesClaimName(rolesClaim);
        authorities.setAuthorityPrefix("ROLE_");
    }

    @Override
    public Mono<AbstractAuthenticationToken> convert(Jwt token) {
        return Mono.fromSupplier(() -> new JwtAuthenticationToken(token, authorities.convert(token), nameOf(token)));
    }

    private static String nameOf(Jwt token) {
        String preferred = token.getClaimAsString("preferred_username");
        return preferred == null || preferred.isBlank() ? token.getSubject() : preferred;
    }
}
