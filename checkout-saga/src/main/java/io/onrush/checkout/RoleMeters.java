package io.onrush.checkout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Where the checkout registers its meters: in the application's registry where it serves. Elsewhere its services only answer
 * other components, and what they count goes nowhere.
 */
public record RoleMeters(MeterRegistry registry) {

	static RoleMeters of(boolean serve, ObjectProvider<MeterRegistry> registries) {
		MeterRegistry given = serve ? registries.getIfAvailable() : null;
		return new RoleMeters((given != null) ? given : new CompositeMeterRegistry());
	}

}
