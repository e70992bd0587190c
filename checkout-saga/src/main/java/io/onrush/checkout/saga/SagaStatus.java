package io.onrush.checkout.saga;

enum SagaStatus {

	RUNNING, DONE, COMPENSATED

}
