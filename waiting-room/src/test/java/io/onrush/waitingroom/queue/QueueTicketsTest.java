package io.onrush.waitingroom.queue;

import java.time.Duration;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.SignedTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

class QueueTicketsTest {

	private final SettableClock clock = new SettableClock(OPENS);

	private final QueueTickets tickets = new QueueTickets(SampleOnsales.KEY, this.clock);

	private final Onsale onsale = SampleOnsales.onsale(60, 10);

	private final QueueTicket ticket = new QueueTicket(SampleOnsales.id(), this.onsale.id(), "ann", 41);

	private final String signed = this.tickets.sign(this.ticket, this.onsale);

	@Test
	void believes_its_own_ticket() {
		assertThat(check(this.signed)).isEqualTo(new TicketCheck.Valid(this.ticket));
	}

	@Test
	void states_the_claims_of_the_contract() throws Exception {
		SignedJWT token = SignedJWT.parse(this.signed);
		assertThat(token.getHeader().getType()).hasToString("onrush-queue-ticket+jwt");
		JWTClaimsSet claims = token.getJWTClaimsSet();
		assertThat(claims.getClaims()).containsOnlyKeys("sub", "jti", "ons", "idx", "iat", "exp");
		assertThat(claims.getExpirationTime()).isEqualTo(this.onsale.closesAt().plus(Duration.ofDays(1)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void misses_a_ticket_that_is_not_there(String token) {
		assertThat(check(token)).isEqualTo(new TicketCheck.Missing());
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9.e30", "{}", "ÿ.ÿ.ÿ", "bnVsbA.e30.AA", "bnVsbA..", "W10.e30.AA" })
	void calls_nonsense_malformed(String token) {
		assertThat(check(token)).isEqualTo(new TicketCheck.Malformed());
	}

	@Test
	void refuses_a_ticket_with_a_changed_claim() {
		String[] parts = this.signed.split("\\.");
		String[] other = this.tickets
			.sign(new QueueTicket(this.ticket.ticketId(), this.onsale.id(), "ann", 0), this.onsale)
			.split("\\.");
		assertThat(check(parts[0] + "." + other[1] + "." + parts[2])).isEqualTo(new TicketCheck.BadSignature());
	}

	@Test
	void refuses_a_ticket_signed_with_another_key() {
		QueueTickets forger = new QueueTickets("another secret, just as long as ours is".getBytes(
				java.nio.charset.StandardCharsets.UTF_8), this.clock);
		assertThat(check(forger.sign(this.ticket, this.onsale))).isEqualTo(new TicketCheck.BadSignature());
	}

	@Test
	void refuses_an_unsigned_ticket() throws Exception {
		String unsigned = new PlainJWT(SignedJWT.parse(this.signed).getJWTClaimsSet()).serialize();
		assertThat(check(unsigned)).isInstanceOfAny(TicketCheck.Malformed.class, TicketCheck.BadSignature.class);
	}

	@Test
	void refuses_a_token_of_another_kind() throws JOSEException, java.text.ParseException {
		SignedTokens passes = new SignedTokens("onrush-admission-pass", SampleOnsales.KEY, this.clock);
		assertThat(check(passes.sign(SignedJWT.parse(this.signed).getJWTClaimsSet())))
			.isEqualTo(new TicketCheck.BadSignature());
	}

	@Test
	void a_ticket_ends_a_day_after_the_onsale() {
		this.clock.advance(Duration.ofHours(26).minusMillis(1));
		assertThat(check(this.signed)).isInstanceOf(TicketCheck.Valid.class);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(check(this.signed)).isEqualTo(new TicketCheck.Expired());
	}

	@Test
	void a_ticket_is_good_for_its_own_onsale_and_visitor_only() {
		UUID other = SampleOnsales.id();
		assertThat(this.tickets.check(this.signed, "ann", other)).isEqualTo(new TicketCheck.WrongOnsale());
		assertThat(this.tickets.check(this.signed, "bob", this.onsale.id())).isEqualTo(new TicketCheck.NotYours());
	}

	@Test
	void ticket_ids_are_stored_in_22_characters_and_read_back() {
		for (UUID id : new UUID[] { new UUID(0, 0), new UUID(-1, -1), this.ticket.ticketId() }) {
			assertThat(TicketIdCodec.encode(id)).hasSize(TicketIdCodec.WIDTH);
			assertThat(TicketIdCodec.decode(TicketIdCodec.encode(id))).isEqualTo(id);
		}
	}

	private TicketCheck check(String token) {
		return this.tickets.check(token, "ann", this.onsale.id());
	}

}
