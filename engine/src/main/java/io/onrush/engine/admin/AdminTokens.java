package io.onrush.engine.admin;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import reactor.core.publisher.Mono;

/**
 * Reads an admin from a token of the OIDC issuer: the roles, and a name for the log of actions: one
 * that people recognise, which they may choose themselves, and the issuer's own beside it, which they may not.
 */
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
        String subject = token.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("the token names nobody: it has no sub");
        }
        return preferred == null || preferred.isBlank() ? subject : preferred + " (" + subject + ")";
    }
}
