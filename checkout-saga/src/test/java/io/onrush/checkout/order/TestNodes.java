package io.onrush.checkout.order;

/** A node for tests of other packages. */
public final class TestNodes implements AutoCloseable {

	public static final String API_KEY = CheckoutNode.API_KEY;

	private final CheckoutNode node = CheckoutNode.node()
		.property("payment.timeout", "2s")
		.property("serve", "false")
		.start();

	public <T> T bean(Class<T> type) {
		return this.node.bean(type);
	}

	public String url() {
		return this.node.url();
	}

	@Override
	public void close() {
		this.node.close();
	}

}
