package io.onrush.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

class AdminTokensTest {

    private final AdminTokens tokens = new AdminTokens("groups");

    @Test
    void theRolesAreInTheConfiguredClaim() {
        Jwt token = token().claim("groups", List.of("ADMIN", "STAFF")).claim("roles", List.of("OTHER")).build();
        assertThat(read(token).getAuthorities()).extracting(GrantedAuthority::getAuthority).containsExactlyInAnyOrder("ROLE_ADMIN", "ROLE_STAFF");
    }

    @Test
    void anAdminIsNamedAsPeopleAndTheIssuerKnowThem() {
        assertThat(read(token().claim("preferred_username", "ada").build()).getName()).isEqualTo("ada (8f14e45f)");
        assertThat(read(token().claim("preferred_username", "admin").build()).getName()).isNotEqualTo("admin");
        assertThat(read(token().build()).getName()).isEqualTo("8f14e45f");
    }

    @Test
    void aTokenThatNamesNobodyIsRefused() {
        Jwt nameless = Jwt.withTokenValue("token").header("alg", "RS256").claim("scope", "all").build();
        assertThatThrownBy(() -> read(nameless)).isInstanceOf(InvalidBearerTokenException.class);
    }

    private AbstractAuthenticationToken read(Jwt token) {
        return tokens.convert(token).block();
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "RS256").subject("8f14e45f");
    }
}
