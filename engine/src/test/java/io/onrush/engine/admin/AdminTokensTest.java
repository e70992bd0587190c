package io.onrush.engine.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

class AdminTokensTest {

    private final AdminTokens tokens = new AdminTokens("groups");

    @Test
    void theRolesAreInTheConfiguredClaim() {
        Jwt token = token().claim("groups", List.of("ADMIN", "STAFF")).claim("roles", List.of("OTHER")).build();
        assertThat(read(token).getAuthorities()).extracting(GrantedAuthority::getAuthority).containsExactlyInAnyOrder("ROLE_ADMIN", "ROLE_STAFF");
    }

    @Test
    void anAdminIsNamedAsPeopleKnowThem() {
        assertThat(read(token().claim("preferred_username", "ada").build()).getName()).isEqualTo("ada");
        assertThat(read(token().build()).getName()).isEqualTo("8f14e45f");
    }

    private AbstractAuthenticationToken read(Jwt token) {
        return tokens.convert(token).block();
    }

    private static Jwt.Builder token() {
        return Jwt.withTokenValue("token").header("alg", "RS256").subject("8f14e45f");
    }
}
