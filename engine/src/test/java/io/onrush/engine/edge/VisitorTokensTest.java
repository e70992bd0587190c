package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class VisitorTokensTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    private final VisitorTokens tokens = tokensAt(NOW, "one");

    @Test
    void aTokenNamesItsVisitorUntilItExpires() {
        String token = tokens.sign("ann");

        assertThat(tokens.check(token)).isEqualTo(new VisitorCheck.Known("ann"));
        assertThat(tokensAt(NOW.plusSeconds(3599), "one").check(token)).isEqualTo(new VisitorCheck.Known("ann"));
        assertThat(tokensAt(NOW.plusSeconds(3600), "one").check(token)).isEqualTo(new VisitorCheck.Expired());
    }

    @Test
    void anothersKeyAnotherTextAndNoSignatureAreForged() {
        String token = tokens.sign("ann");
        String[] parts = token.split("\\.");

        assertThat(tokensAt(NOW, "two").check(token)).isEqualTo(new VisitorCheck.Forged());
        assertThat(tokens.check("nonsense")).isEqualTo(new VisitorCheck.Forged());
        assertThat(tokens.check(parts[0] + "." + tokens.sign("bob").split("\\.")[1] + "." + parts[2])).isEqualTo(new VisitorCheck.Forged());
        assertThat(tokens.check("eyJhbGciOiJub25lIn0." + parts[1] + ".")).isEqualTo(new VisitorCheck.Forged());
    }

    @Test
    void keysDifferByPurposeAndShortSecretsAreRefused() {
        SigningKeys keys = new SigningKeys("a-secret-of-at-least-thirty-two-bytes");
        assertThat(keys.forPurpose("visitor")).hasSize(32).isNotEqualTo(keys.forPurpose("other"));
        assertThatThrownBy(() -> new SigningKeys("short")).hasMessageContaining("onrush.secret").hasMessageNotContaining("short\"");
    }

    private static VisitorTokens tokensAt(Instant now, String purpose) {
        byte[] key = new SigningKeys("a-secret-of-at-least-thirty-two-bytes").forPurpose(purpose);
        return new VisitorTokens(key, Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(1));
    }
}
