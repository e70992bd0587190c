package io.onrush.waitingroom.admission;

import java.util.List;
import java.util.stream.IntStream;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.challenge.ClientNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class PassQuotaTest {

	private final Desk desk = new Desk(60_000, 100).joined(10);

	PassQuotaTest() {
		this.desk.tick();
		this.desk.after(java.time.Duration.ofSeconds(1)).tick();
	}

	@Test
	void an_address_gets_so_many_passes_and_no_more() {
		assertThat(ask(0, quota(1, 1, 2, 0))).isInstanceOf(IssueScript.Result.Issued.class);
		assertThat(ask(1, quota(1, 1, 2, 0))).isInstanceOf(IssueScript.Result.Issued.class);
		assertThat(ask(2, quota(1, 1, 2, 0))).isEqualTo(new IssueScript.Result.NetworkFull());
		assertThat(ask(2, quota(2, 1, 2, 0))).as("from elsewhere").isInstanceOf(IssueScript.Result.Issued.class);
	}

	@Test
	void so_does_a_network_whatever_its_addresses() {
		assertThat(ask(0, quota(1, 7, 0, 2))).isInstanceOf(IssueScript.Result.Issued.class);
		assertThat(ask(1, quota(2, 7, 0, 2))).isInstanceOf(IssueScript.Result.Issued.class);
		assertThat(ask(2, quota(3, 7, 0, 2))).isEqualTo(new IssueScript.Result.NetworkFull());
	}

	@Test
	void a_pass_that_is_asked_for_again_is_given_and_not_counted_again() {
		IssueScript.Result first = ask(0, quota(1, 1, 1, 1));
		assertThat(ask(0, quota(1, 1, 1, 1))).isEqualTo(first);
		assertThat(ask(0, quota(2, 2, 1, 1))).isEqualTo(first);
		assertThat(ask(1, quota(2, 2, 1, 1))).as("its second asker has none yet").isInstanceOf(IssueScript.Result.Issued.class);
	}

	@Test
	void where_nothing_is_counted_nothing_is_limited() {
		for (int position = 0; position < 10; position++) {
			assertThat(ask(position, new PassQuota(ClientNetwork.UNCOUNTED, 1, 1))).isInstanceOf(IssueScript.Result.Issued.class);
		}
	}

	private IssueScript.Result ask(int position, PassQuota quota) {
		return this.desk.issue()
			.issue(this.desk.onsale(), this.desk.ticket(position), position, true, quota, SampleOnsales.id(), this.desk.now())
			.block();
	}

	private static PassQuota quota(int address, int network, int perAddress, int perNetwork) {
		return new PassQuota(new ClientNetwork(cells(address), cells(network)), perAddress, perNetwork);
	}

	private static List<Integer> cells(int number) {
		return IntStream.range(0, 4).mapToObj(row -> row * 4096 + number).toList();
	}

}
