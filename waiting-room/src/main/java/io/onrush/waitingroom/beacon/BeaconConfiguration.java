package io.onrush.waitingroom.beacon;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/** Wires the beacon, where servers of one are configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BeaconProperties.class)
public class BeaconConfiguration {

	@Bean
	DrawBeacon drawBeacon(BeaconProperties settings) {
		return settings.urls().isEmpty() ? DrawBeacon.none(settings)
				: new DrawBeacon(new DrandBeacon(settings, WebClient.create(), DrandSignatures::check), settings);
	}

}
