package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.onrush.checkout.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ManyNodesTest {

	private final SagaKit kit = new SagaKit();

	@AfterEach
	void close() {
		this.kit.close();
	}

	@Test
	void two_nodes_share_the_sagas_and_run_none_twice() {
		CheckoutNode first = this.kit.node();
		CheckoutNode second = this.kit.node();
		List<UUID> orders = placeMany(first, 60, "tok_visa");
		awaitEnds();
		assertThat(TestDatabase.count("checkout.orders WHERE status = 'CONFIRMED'")).isEqualTo(orders.size());
		assertThat(TestDatabase.count("checkout.saga_steps")).isEqualTo(5L * orders.size());
		assertThat(second.bean(Orders.class).totals(SagaKit.EVENT).block().confirmed()).isEqualTo(orders.size());
		Oracle.check(this.kit.inventory);
	}

	@Test
	void sagas_that_find_the_queue_full_are_picked_up_by_the_sweep() {
		CheckoutNode narrow = this.kit
			.started(this.kit.builder().property("saga.queue", "8").property("saga.concurrency", "1"));
		List<UUID> orders = placeMany(narrow, 60, "tok_visa");
		awaitEnds();
		assertThat(TestDatabase.count("checkout.orders WHERE status = 'CONFIRMED'")).isEqualTo(orders.size());
		Oracle.check(this.kit.inventory);
	}

	@Test
	void a_node_without_the_role_accepts_work_that_another_runs() {
		CheckoutNode idle = this.kit.started(this.kit.builder().property("serve", "false"));
		UUID order = this.kit.placed(idle, "hold", "tok_visa");
		assertThat(this.kit.steps(idle, order)).isEmpty();
		this.kit.expect(this.kit.node(), order, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_stopping_node_finishes_its_step_and_leaves_the_rest_to_others_at_once() {
		CheckoutNode leaving = this.kit.node();
		this.kit.inventory.script("claim",
				() -> Mono.delay(Duration.ofMillis(300)).then(Mono.error(new IllegalStateException("away"))));
		UUID order = this.kit.placed(leaving, "hold", "tok_slow");
		leaving.close();
		assertThat(TestDatabase.count("checkout.sagas WHERE lease_owner IS NOT NULL")).isZero();
		this.kit.expect(this.kit.node(), order, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_step_that_does_not_finish_in_time_is_left_to_others_at_once() {
		CheckoutNode leaving = this.kit.started(this.kit.builder().property("saga.stop-timeout", "200ms"));
		Sinks.Empty<Void> reached = Sinks.empty();
		this.kit.inventory.script("claim", () -> Mono.fromRunnable(reached::tryEmitEmpty).then(Mono.never()));
		UUID order = this.kit.placed(leaving, "hold", "tok_visa");
		reached.asMono().block(Duration.ofSeconds(10));
		leaving.close();
		assertThat(TestDatabase.count("checkout.sagas WHERE lease_owner IS NOT NULL")).isZero();
		this.kit.expect(this.kit.node(), order, OrderStatus.CONFIRMED, null);
	}

	@Test
	void a_mixed_crowd_ends_with_clean_books() {
		CheckoutNode node = this.kit.node();
		this.kit.node();
		for (String token : List.of("tok_visa", "tok_declined", "tok_lost_reply", "tok_slow")) {
			placeMany(node, 10, token);
		}
		awaitEnds();
		assertThat(TestDatabase.count("checkout.orders WHERE status = 'CONFIRMED'")).isEqualTo(30);
		assertThat(TestDatabase.count("checkout.orders WHERE status = 'FAILED'")).isEqualTo(10);
		Oracle.check(this.kit.inventory);
	}

	@Test
	void the_rate_of_orders_is_measured() {
		CheckoutNode node = this.kit.node();
		placeMany(node, 100, "tok_visa");
		awaitEnds();
		int orders = 500;
		long start = System.nanoTime();
		placeMany(node, orders, "tok_visa");
		double accepting = (System.nanoTime() - start) / 1e9;
		awaitEnds();
		double seconds = (System.nanoTime() - start) / 1e9;
		System.out.printf("measured: %d orders accepted in %.2f s, ended in %.2f s = %.0f orders/s%n", orders,
				accepting, seconds, orders / seconds);
		Oracle.check(this.kit.inventory);
	}

	private List<UUID> placeMany(CheckoutNode node, int count, String token) {
		long before = TestDatabase.count("checkout.orders");
		return Flux.range(0, count)
			.map(n -> "hold-" + (before + n))
			.flatMap(holdId -> {
				this.kit.inventory.hold(SagaKit.EVENT, SagaKit.VISITOR, holdId, 2);
				return node.bean(PlaceOrder.class)
					.place(SagaKit.VISITOR, "key-" + holdId, new OrderRequest(holdId, "ada@example.org", token));
			}, 16)
			.map(outcome -> ((CommandOutcome.Answered) outcome).answer().orderId())
			.collectList()
			.block();
	}

	private void awaitEnds() {
		await().atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(20))
			.until(() -> TestDatabase.count("checkout.sagas WHERE status = 'RUNNING'") == 0);
	}

}
