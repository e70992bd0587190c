package io.onrush.waitingroom.queue;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.onrush.waitingroom.RealServers;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.SettableClock;
import io.onrush.waitingroom.draw.ServerSeed;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;

import static io.onrush.waitingroom.SampleOnsales.OPENS;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class OnsaleBoardTest {

	private static final QueueProgress SOME = new QueueProgress(9, 3, 2, 1, 0);

	private final AtomicInteger asked = new AtomicInteger();

	private final SettableClock clock = new SettableClock(OPENS);

	private final DatabaseClient database;

	private final OnsaleTable table;

	private final OnsaleBoard board;

	OnsaleBoardTest(DatabaseClient database) {
		this.database = database;
		this.table = new OnsaleTable(database, Duration.ofSeconds(10));
		this.board = new OnsaleBoard(this.table, onsale -> Mono.fromSupplier(() -> {
			this.asked.incrementAndGet();
			return SOME;
		}), this.clock);
	}

	@Test
	void reads_through_what_it_does_not_keep_and_asks_once_for_a_crowd() {
		Onsale onsale = stored();
		assertThat(Flux.range(0, 200).flatMap(i -> this.board.view(onsale.id()), 50).distinct().collectList().block())
			.containsExactly(this.board.view(onsale.id()).block());
		assertThat(this.board.view(onsale.id()).block().progress()).isEqualTo(SOME);
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void an_unknown_id_is_empty_and_looked_up_again_after_a_second_only() {
		UUID id = SampleOnsales.id();
		assertThat(this.board.view(id).block()).isNull();
		this.table.insert(id, SampleOnsales.terms(), ServerSeed.random(new SecureRandom()), OPENS).block();
		assertThat(this.board.view(id).block()).as("remembered as unknown").isNull();
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> this.board.view(id).block() != null);
	}

	@Test
	void keeps_onsales_after_a_refresh_and_then_asks_nobody() {
		Onsale onsale = stored();
		this.board.refresh().block();
		int before = this.asked.get();
		assertThat(this.board.keeps(onsale.id())).isTrue();
		this.board.view(onsale.id()).block();
		this.board.refresh().block();
		assertThat(this.asked).hasValue(before);
	}

	@Test
	void follows_changes_made_on_other_nodes() {
		Onsale onsale = stored();
		this.board.refresh().block();
		this.table.update(onsale.withPaused(true)).block();
		this.board.refresh().block();
		assertThat(this.board.view(onsale.id()).block().onsale().paused()).isTrue();
	}

	@Test
	void keeps_the_newer_of_two_readings() {
		Onsale onsale = stored();
		this.board.refresh().block();
		Onsale paused = this.table.update(onsale.withPaused(true)).block();
		this.board.changed(paused);
		this.board.changed(onsale);
		assertThat(this.board.view(onsale.id()).block().onsale()).isEqualTo(paused);
	}

	@Test
	void keeps_the_progress_it_is_told_and_the_positions_of_the_draw() {
		Onsale onsale = stored();
		this.board.refresh().block();
		this.board.changed(
				this.table.recordDraw(onsale.id(), new OnsaleTable.Outcome(5, new byte[32], new byte[32]), OPENS).block());
		Positions positions = this.board.view(onsale.id()).block().positions();
		QueueProgress newer = new QueueProgress(10, 4, 2, 1, 0);
		this.board.progressed(onsale.id(), newer);
		this.board.changed(this.table.update(this.table.find(onsale.id()).block().withPaused(true)).block());
		OnsaleView view = this.board.view(onsale.id()).block();
		assertThat(view.progress()).isEqualTo(newer);
		assertThat(view.positions()).isSameAs(positions);
		assertThat(positions.of(0)).isPresent();
	}

	@Test
	void forgets_an_onsale_an_hour_after_its_close_and_reads_it_through_from_then() {
		Onsale onsale = stored();
		this.board.refresh().block();
		this.clock.advance(Duration.between(OPENS, onsale.closesAt()).plusHours(1));
		this.board.refresh().block();
		assertThat(this.board.keeps(onsale.id())).isFalse();
		assertThat(this.board.view(onsale.id()).block().onsale()).isEqualTo(onsale);
	}

	@Test
	void forgets_at_once_what_another_node_closed_long_before_now() {
		Onsale onsale = stored();
		this.board.refresh().block();
		this.database.sql("update waiting_room.onsales set closes_at = :then where id = :id").bind("then", OPENS.minus(Duration.ofDays(2))).bind("id", onsale.id()).then().block();
		this.board.refresh().block();
		assertThat(this.board.keeps(onsale.id())).isFalse();
		assertThat(this.board.heardAt(onsale.id())).isEmpty();
	}

	private Onsale stored() {
		return this.table
			.insert(SampleOnsales.id(), SampleOnsales.terms(), ServerSeed.random(new SecureRandom()), OPENS)
			.block();
	}

}
