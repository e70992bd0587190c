package io.onrush.checkout.saga;

/** A saga that was opened in a transaction and waits to be started after its commit. Opaque. */
public final class OpenSaga {

	private final Saga saga;

	OpenSaga(Saga saga) {
		this.saga = saga;
	}

	Saga saga() {
		return this.saga;
	}

}
