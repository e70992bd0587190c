package io.onrush.checkout.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class TicketCodesTest {

	private static final UUID TICKET = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");

	private static final UUID EVENT = UUID.fromString("ffeeddcc-bbaa-9988-7766-554433221100");

	private final TicketCodes codes = new TicketCodes(key("0123456789abcdef0123456789abcdef"));

	@Test
	void a_code_is_the_ticket_id_followed_by_twelve_bytes_of_its_mac() {
		String code = this.codes.code(TICKET, EVENT, "A-1-1");
		assertThat(code).hasSize(38).matches("[A-Za-z0-9_-]+").startsWith("ABEiM0RVZneImaq7zN3u");
		assertThat(this.codes.verify(code, EVENT, "A-1-1")).contains(TICKET);
	}

	@Test
	void a_code_is_not_good_for_another_seat_event_or_key() {
		String code = this.codes.code(TICKET, EVENT, "A-1-1");
		assertThat(this.codes.verify(code, EVENT, "A-1-2")).isEmpty();
		assertThat(this.codes.verify(code, TICKET, "A-1-1")).isEmpty();
		assertThat(new TicketCodes(key("another-key-another-key-another-k")).verify(code, EVENT, "A-1-1")).isEmpty();
	}

	@Test
	void a_changed_code_is_refused_at_every_character() {
		String code = this.codes.code(TICKET, EVENT, "A-1-1");
		for (int i = 0; i < code.length() - 1; i++) {
			char other = (code.charAt(i) == 'A') ? 'B' : 'A';
			String changed = code.substring(0, i) + other + code.substring(i + 1);
			assertThat(this.codes.verify(changed, EVENT, "A-1-1")).as(changed).isEmpty();
		}
	}

	@Test
	void nonsense_is_refused() {
		assertThat(this.codes.verify("", EVENT, "A-1-1")).isEmpty();
		assertThat(this.codes.verify("not base64!", EVENT, "A-1-1")).isEmpty();
		assertThat(this.codes.verify("AAAA", EVENT, "A-1-1")).isEmpty();
	}

	@Test
	void a_short_key_is_refused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TicketCodes(key("short")))
			.withMessageContaining("32 bytes");
	}

	private static byte[] key(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
