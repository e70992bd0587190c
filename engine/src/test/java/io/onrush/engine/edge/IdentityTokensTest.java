package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdentityTokensTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    private final IdentityTokens tokens = tokensAt(NOW, "one");

    @Test
    void aTokenNamesItsOwnerUntilItExpires() {
        String token = tokens.sign("ann");

        assertThat(tokens.check(token)).isEqualTo(new IdentityCheck.Known("ann", NOW.plusSeconds(3600)));
        assertThat(tokensAt(NOW.plusSeconds(3599), "one").check(token)).isEqualTo(new IdentityCheck.Known("ann", NOW.plusSeconds(3600)));
        assertThat(tokensAt(NOW.plusSeconds(3600), "one").check(token)).isEqualTo(new IdentityCheck.Expired());
    }

    @Test
    void anothersKeyAnotherTextAndNoSignatureAreForged() {
        String token = tokens.sign("ann");
        String[] parts = token.split("\\.");

        assertThat(tokensAt(NOW, "two").check(token)).isEqualTo(new IdentityCheck.Forged());
        assertThat(tokens.check("nonsense")).isEqualTo(new IdentityCheck.Forged());
        assertThat(tokens.check(parts[0] + "." + tokens.sign("bob").split("\\.")[1] + "." + parts[2])).isEqualTo(new IdentityCheck.Forged());
        assertThat(tokens.check("eyJhbGciOiJub25lIn0." + parts[1] + ".")).isEqualTo(new IdentityCheck.Forged());
    }

    @Test
    void aTokenOfAnotherTypeIsForgedUnderTheSameKeyToo() {
        assertThat(tokens("onrush-admin+jwt", NOW, "one").check(tokens.sign("ann"))).isEqualTo(new IdentityCheck.Forged());
    }

    @Test
    void keysDifferByPurposeAndShortSecretsAreRefused() {
        SigningKeys keys = new SigningKeys("a-secret-of-at-least-thirty-two-bytes");
        assertThat(keys.forPurpose("visitor")).hasSize(32).isNotEqualTo(keys.forPurpose("other"));
        assertThatThrownBy(() -> new SigningKeys("short")).hasMessageContaining("onrush.secret").hasMessageNotContaining("short\"");
    }

    private static IdentityTokens tokensAt(Instant now, String purpose) {
        return tokens("onrush-visitor+jwt", now, purpose);
    }

    private static IdentityTokens tokens(String type, Instant now, String purpose) {
        byte[] key = new SigningKeys("a-secret-of-at-least-thirty-two-bytes").forPurpose(purpose);
        return new IdentityTokens(type, key, Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1));
    }
}
