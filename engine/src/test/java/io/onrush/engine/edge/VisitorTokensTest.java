package io.onrush.engine.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;

/** How long a visitor is known: as long as its token, which is renewed while it is used, but no longer than its session. */
class VisitorTokensTest {

    private static final Instant START = Instant.parse("2027-01-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(20);
    private static final byte[] KEY = new SigningKeys("a-secret-of-at-least-thirty-two-bytes").forPurpose("visitor");

    @Test
    void aTokenThatIsUsedEveryDayLastsToTheEndOfItsSessionAndNotASecondLonger() {
        VisitorTokens first = after(Duration.ZERO);
        String token = first.sign(first.start("ann", 3));
        for (int day = 1; day < 20; day++) {
            VisitorTokens today = after(Duration.ofDays(day));
            VisitorSession session = known(today, token);
            assertThat(session.number()).isEqualTo(3);
            token = today.renewalOf(session).map(today::sign).orElse(token);
        }

        assertThat(known(after(LONGEST.minusSeconds(1)), token).visitorId()).isEqualTo("ann");
        assertThat(after(LONGEST).check(token)).isEqualTo(new VisitorCheck.Expired());
        assertThat(after(LONGEST.minusSeconds(1)).renewalOf(known(after(LONGEST.minusSeconds(1)), token))).as("there is no time left to give").isEmpty();
    }

    @Test
    void oneThatIsNotUsedEndsByItself() {
        String token = after(Duration.ZERO).sign(after(Duration.ZERO).start("ann", 0));
        assertThat(known(after(LIFETIME.minusSeconds(1)), token).startedAt()).isEqualTo(START);
        assertThat(after(LIFETIME).check(token)).isEqualTo(new VisitorCheck.Expired());
    }

    @Test
    void oneThatIsStillFreshIsNotRenewed() {
        VisitorSession session = after(Duration.ZERO).start("ann", 0);
        assertThat(after(Duration.ofHours(16)).renewalOf(session)).isEmpty();
        assertThat(after(Duration.ofHours(17)).renewalOf(session)).isPresent();
    }

    @Test
    void oneOfBeforeThereWereSessionsGoesOnAsTheFirst() {
        String token = new IdentityTokens("onrush-visitor+jwt", KEY, Clock.fixed(START, ZoneOffset.UTC), LIFETIME).sign("ann");
        assertThat(known(after(Duration.ofDays(1)), token)).isEqualTo(new VisitorSession("ann", 0, START, START, START.plus(LIFETIME)));
    }

    @Test
    void anothersTokenIsForged() {
        JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("ann").issueTime(Date.from(START)).expirationTime(Date.from(START.plus(LIFETIME))).build();
        String admin = new IdentityTokens("onrush-admin+jwt", KEY, Clock.fixed(START, ZoneOffset.UTC), LIFETIME).sign(claims);
        assertThat(after(Duration.ZERO).check(admin)).isEqualTo(new VisitorCheck.Forged());
        assertThat(after(Duration.ZERO).check("nonsense")).isEqualTo(new VisitorCheck.Forged());
    }

    @Test
    void aCookieIsRenewedOnlyWithAnswersThatAreOneVisitorsOwn() {
        VisitorTokens tomorrow = after(Duration.ofDays(1));
        VisitorCookies cookies = new VisitorCookies(tomorrow, new SecureCookies(false));
        VisitorSession session = after(Duration.ZERO).start("ann", 0);

        ResponseCookie renewed = cookies.renewal(session, "GET", "/api/v1/onsales/x/queue/me", "https").orElseThrow();
        assertThat(renewed.getMaxAge()).isEqualTo(LIFETIME);
        assertThat(renewed.isHttpOnly() && renewed.isSecure()).isTrue();
        assertThat(known(tomorrow, renewed.getValue()).startedAt()).isEqualTo(START);
        assertThat(cookies.renewal(session, "POST", "/api/v1/onsales/x/queue", "http")).isPresent();
        assertThat(cookies.renewal(session, "GET", "/api/v1/onsales/x/queue", "http")).as("a cache may keep it").isEmpty();
        assertThat(cookies.renewal(session, "POST", "/api/v1/visitors", "http")).as("has a cookie of its own").isEmpty();
    }

    private static VisitorSession known(VisitorTokens tokens, String token) {
        return ((VisitorCheck.Known) tokens.check(token)).session();
    }

    private static VisitorTokens after(Duration time) {
        return new VisitorTokens(KEY, Clock.fixed(START.plus(time), ZoneOffset.UTC), LIFETIME, LONGEST);
    }
}
