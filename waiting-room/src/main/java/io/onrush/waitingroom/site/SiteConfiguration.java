package io.onrush.waitingroom.site;

import java.security.SecureRandom;
import java.time.Clock;

import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.queue.OnsaleBoard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires rooms in front of sites. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SiteProperties.class)
public class SiteConfiguration {

	@Bean
	SitePasses sitePasses(WaitingRoomProperties room, SiteProperties site, Clock clock) {
		return new SitePasses(room.tokenKeyBytes(), clock, site.handover());
	}

	@Bean
	SiteGate siteGate(OnsaleBoard board, AdmissionPasses alive, SitePasses passes, SiteProperties properties,
			SecureRandom random, Clock clock) {
		return new SiteGate(board, alive, passes, properties, random, clock);
	}

	@Bean
	HandOver handOver(AdmissionPasses admissions, SitePasses passes) {
		return new HandOver(admissions, passes);
	}

}
