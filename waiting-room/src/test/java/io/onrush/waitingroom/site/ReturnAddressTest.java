package io.onrush.waitingroom.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnAddressTest {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/cart", "/cart?size=2&colour=red%20or%20so", "/a//b", "/@user" })
	void a_page_of_the_site_is_returned_to(String path) {
		assertThat(ReturnAddress.checked(path)).isEqualTo(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "cart", "//evil.example", "/\\evil.example", "https://evil.example", "@evil.example",
			".evil.example", ":80@evil.example", "/a\r\nSet-Cookie: a=b", "/a b", "/ü", "/<script>" })
	void anything_else_is_the_first_page(String path) {
		assertThat(ReturnAddress.checked(path)).isEqualTo("/");
	}

	@Test
	void an_address_that_is_too_long_when_encoded_is_the_first_page() {
		assertThat(ReturnAddress.checked("/" + "a".repeat(1497))).hasSize(1498);
		assertThat(ReturnAddress.checked("/" + "a".repeat(1498))).isEqualTo("/");
		assertThat(ReturnAddress.checked("/" + "/".repeat(500))).isEqualTo("/");
	}

	@Test
	void a_handover_is_the_last_parameter_and_leaves_the_address_as_it_was() {
		for (String path : new String[] { "/", "/cart", "/cart?size=2" }) {
			assertThat(HandoverAddress.in(HandoverAddress.of(path, "token"))).isEqualTo(new HandoverAddress(path, "token"));
		}
		assertThat(HandoverAddress.in("/cart?not_onrush_handover=x")).isNull();
		assertThat(HandoverAddress.in("/cart")).isNull();
	}

}
