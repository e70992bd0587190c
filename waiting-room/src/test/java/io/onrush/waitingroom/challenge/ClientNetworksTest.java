package io.onrush.waitingroom.challenge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.onrush.waitingroom.SampleOnsales;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClientNetworksTest {

	private static final UUID ONSALE = SampleOnsales.id();

	private final ClientNetworks networks = new ClientNetworks(properties("192.0.2.0/24", "2001:db8:1::/48"), SampleOnsales.KEY);

	@ParameterizedTest
	@CsvSource({ "198.51.100.7,198.51.100.8,false,true", "198.51.100.7,198.51.101.7,false,false", "198.51.100.7,198.51.100.7,true,true",
			"2001:db8:2:3::1,2001:db8:2:3:ffff::2,true,true", "2001:db8:2:3::1,2001:db8:2:4::1,false,true",
			"2001:db8:2:3::1,2001:db8:3:3::1,false,false" })
	void addresses_share_what_stands_in_their_leading_bits(String one, String other, boolean address, boolean network) {
		assertThat(of(one).address().equals(of(other).address())).isEqualTo(address);
		assertThat(of(one).network().equals(of(other).network())).isEqualTo(network);
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.77", "2001:db8:1:2::3" })
	void an_exempt_network_is_not_counted(String exempt) {
		assertThat(of(exempt)).isEqualTo(ClientNetwork.UNCOUNTED);
	}

	@Test
	void nor_is_who_comes_from_nowhere() {
		assertThat(this.networks.of(null, ONSALE)).isEqualTo(ClientNetwork.UNCOUNTED);
	}

	@Test
	void each_of_four_rows_has_one_cell() {
		List<Integer> cells = of("198.51.100.7").address();
		for (int row = 0; row < 4; row++) {
			assertThat(cells.get(row)).isBetween(row * 4096, row * 4096 + 4095);
		}
	}

	@Test
	void who_does_not_know_the_key_cannot_tell_the_cells() {
		ClientNetworks others = new ClientNetworks(properties(), "another secret that is long enough".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		assertThat(others.of(address("198.51.100.7"), ONSALE)).isNotEqualTo(of("198.51.100.7"));
		assertThat(this.networks.of(address("198.51.100.7"), SampleOnsales.id())).isNotEqualTo(of("198.51.100.7"));
	}

	@Test
	void an_onsale_may_have_limits_of_its_own() {
		DoorTerms own = new DoorTerms(0, 0, 600, 200, 3, 0, Entry.ANYONE);
		assertThat(this.networks.placesPerAddress(own)).isEqualTo(3);
		assertThat(this.networks.placesPerNetwork(own)).isZero();
		assertThat(this.networks.placesPerAddress(DoorTerms.OPEN)).isEqualTo(2000);
		assertThat(this.networks.placesPerNetwork(DoorTerms.OPEN)).isEqualTo(10_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.0", "192.0.2.0/33", "example.org/8", "::1/129", "1.2.3.4/x" })
	void what_is_no_network_ends_the_start(String wrong) {
		assertThatThrownBy(() -> properties(wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("exempt");
	}

	private ClientNetwork of(String address) {
		return this.networks.of(address(address), ONSALE);
	}

	private static InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		}
		catch (UnknownHostException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	static DoorProperties properties(String... exempt) {
		return new DoorProperties(Duration.ofMinutes(2), 2000, 10_000, 24, 64, 48, List.of(exempt));
	}

}
