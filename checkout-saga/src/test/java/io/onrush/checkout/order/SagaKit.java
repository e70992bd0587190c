package io.onrush.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.onrush.checkout.ShiftableClock;
import io.onrush.checkout.TestDatabase;
import io.onrush.checkout.outbox.InMemoryEventBus;
import io.onrush.checkout.saga.Crash;
import io.onrush.checkout.saga.Sagas;
import io.onrush.checkout.saga.StepRecord;

/** Given a hold and nodes, when an order is placed or cancelled, expect how it ends. Nodes share inventory, clock and bus. */
final class SagaKit implements AutoCloseable {

	static final String VISITOR = "5f0c0b7e-0000-4000-8000-000000000001";

	static final UUID EVENT = UUID.fromString("5f0c0b7e-0000-4000-8000-0000000000ee");

	final FakeInventory inventory = new FakeInventory();

	final ShiftableClock clock = new ShiftableClock();

	final InMemoryEventBus bus = new InMemoryEventBus();

	private final List<CheckoutNode> nodes = new ArrayList<>();

	SagaKit() {
		TestDatabase.clean();
	}

	CheckoutNode node() {
		return started(builder());
	}

	/** It waits longer for the provider than a cold machine needs: a retry would hide the crash that the test is about. */
	CheckoutNode nodeThatDies(Crash crash) {
		return started(builder().with(crash).property("payment.timeout", "7s").property("payment.connect-timeout", "5s"));
	}

	CheckoutNode.Builder builder() {
		return CheckoutNode.node().inventory(this.inventory).clock(this.clock).bus(this.bus);
	}

	CheckoutNode started(CheckoutNode.Builder builder) {
		CheckoutNode node = builder.start();
		this.nodes.add(node);
		return node;
	}

	/** Another node after the dead one's leases have ended. */
	CheckoutNode nodeAfterLeases() {
		this.clock.forward(Duration.ofSeconds(31));
		return node();
	}

	UUID placed(CheckoutNode node, String holdId, String token) {
		this.inventory.hold(EVENT, VISITOR, holdId, 2);
		return order(node, holdId, token);
	}

	UUID order(CheckoutNode node, String holdId, String token) {
		CommandOutcome outcome = node.bean(PlaceOrder.class)
			.place(VISITOR, "key-" + holdId, new OrderRequest(holdId, "ada@example.org", token))
			.block();
		assertThat(outcome).isInstanceOf(CommandOutcome.Answered.class);
		return ((CommandOutcome.Answered) outcome).answer().orderId();
	}

	UUID confirmed(CheckoutNode node, String holdId) {
		UUID order = placed(node, holdId, "tok_visa");
		expect(node, order, OrderStatus.CONFIRMED, null);
		return order;
	}

	CommandOutcome cancel(CheckoutNode node, UUID order) {
		return node.bean(CancelOrder.class).cancel(VISITOR, "cancel-" + order, order).block();
	}

	/** Waits until the order and its sagas have ended, then checks how, and everything else by the oracle. */
	Order expect(CheckoutNode node, UUID id, OrderStatus status, String reason) {
		await().atMost(Duration.ofSeconds(15))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> !node.bean(Sagas.class).isRunning(id).block());
		Order order = node.bean(OrderStore.class).find(id).block();
		assertThat(order.status()).isEqualTo(status);
		assertThat(order.reason()).isEqualTo(reason);
		Oracle.check(this.inventory);
		return order;
	}

	List<String> steps(CheckoutNode node, UUID order) {
		return node.bean(Sagas.class)
			.stepsAfter(order, 0, 100)
			.map(SagaKit::text)
			.collectList()
			.block();
	}

	private static String text(StepRecord step) {
		return step.step() + " " + step.outcome();
	}

	@Override
	public void close() {
		this.nodes.forEach(CheckoutNode::close);
	}

}
