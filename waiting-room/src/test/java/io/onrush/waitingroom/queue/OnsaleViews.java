package io.onrush.waitingroom.queue;

/** Opens the making of views to tests of other packages. */
public final class OnsaleViews {

	private OnsaleViews() {
	}

	public static OnsaleView of(Onsale onsale, QueueProgress progress) {
		return OnsaleView.of(onsale, progress);
	}

}
