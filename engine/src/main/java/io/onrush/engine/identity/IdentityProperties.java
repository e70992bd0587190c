package io.onrush.engine.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code onrush.identity}. Who visitors are, beyond their browsers.
 *
 * @param codeLives how long a one-time code of a mail can be typed [above 0]
 * @param codeTries wrong tries that a code allows; then another one has to be asked for [1 or more]
 * @param codesPerAddress codes that are sent to one address within `codesWithin`, whoever asks for them [1 or more]
 * @param codesPerVisitor codes that one visitor may ask for within `codesWithin` [1 or more]
 * @param codesPerNetwork codes that are asked for from one network address (of IPv6 a /64) within `codesWithin` [1 or more]
 * @param codesWithin from the first of these codes [above 0]
 * @param transferLives how long a link to another device can be opened [above 0]
 */
@ConfigurationProperties("onrush.identity")
record IdentityProperties(
        @DefaultValue("10m") Duration codeLives,
        @DefaultValue("5") int codeTries,
        @DefaultValue("5") int codesPerAddress,
        @DefaultValue("10") int codesPerVisitor,
        @DefaultValue("60") int codesPerNetwork,
        @DefaultValue("1h") Duration codesWithin,
        @DefaultValue("5m") Duration transferLives,
        @DefaultValue Oidc oidc) {

    IdentityProperties {
        require(codeLives.isPositive(), "code-lives must be longer than 0, for instance 10m");
        require(codeTries > 0, "code-tries must be 1 or more");
        require(codesPerAddress > 0, "codes-per-address must be 1 or more");
        require(codesPerVisitor > 0, "codes-per-visitor must be 1 or more");
        require(codesPerNetwork > 0, "codes-per-network must be 1 or more");
        require(codesWithin.isPositive(), "codes-within must be longer than 0, for instance 1h");
        require(transferLives.isPositive(), "transfer-lives must be longer than 0, for instance 5m");
    }

    /**
     * Visitors who sign in at an OpenID provider. Without `issuer` no onsale can ask for it.
     *
     * @param issuer what the claim `iss` of a token must be, to the letter
     * @param jwkSet where the provider publishes its keys; empty: where its discovery document says
     * @param audiences client ids, one of which must be among `aud`: a token that was made for another application is not taken
     * @param signIn a page of yours that signs visitors in and then calls `POST /api/v1/visitors/oidc`; our pages send them there, with `?to=` the way back
     */
    record Oidc(@Nullable String issuer, @Nullable URI jwkSet, @DefaultValue List<String> audiences, @Nullable URI signIn) {

        public Oidc {
            require(issuer == null || !audiences.isEmpty(), "oidc.audiences is needed where oidc.issuer is given");
        }
    }

    private static void require(boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException("onrush.identity." + rule);
        }
    }
}
