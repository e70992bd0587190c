package io.onrush.checkout.outbox;

class InMemoryEventBusTest extends EventBusContract {

	private final InMemoryEventBus bus = new InMemoryEventBus();

	@Override
	EventBus bus() {
		return this.bus;
	}

	@Override
	String topic() {
		return "topic";
	}

}
