package io.onrush.checkout.saga;

enum Direction {

	FORWARD, COMPENSATING

}
