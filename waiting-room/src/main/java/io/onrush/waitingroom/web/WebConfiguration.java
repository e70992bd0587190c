package io.onrush.waitingroom.web;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.RoleMeters;
import io.onrush.waitingroom.Traces;
import io.onrush.waitingroom.WaitingRoomProperties;
import io.onrush.waitingroom.admission.ExchangeTicket;
import io.onrush.waitingroom.admission.LeaveSale;
import io.onrush.waitingroom.admission.RevokedPlaces;
import io.onrush.waitingroom.beacon.DrawBeacon;
import io.onrush.waitingroom.challenge.Challenges;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.log.LogReadings;
import io.onrush.waitingroom.log.PublicSigner;
import io.onrush.waitingroom.log.Receipts;
import io.onrush.waitingroom.queue.DoorReadings;
import io.onrush.waitingroom.queue.FrozenQueues;
import io.onrush.waitingroom.queue.JoinQueue;
import io.onrush.waitingroom.queue.OnsaleBoard;
import io.onrush.waitingroom.queue.QueueTickets;
import io.onrush.waitingroom.site.HandOver;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Wires the routes, where they are served. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "onrush.waiting-room.serve", matchIfMissing = true)
public class WebConfiguration {

	@Bean
	Requests waitingRoomRequests(OnsaleBoard board, QueueTickets tickets, RevokedPlaces revoked, ObjectProvider<ClientAddresses> addresses) {
		return new Requests(board, tickets, revoked, addresses.getIfAvailable(() -> request -> null));
	}

	@Bean
	StatusFrames statusFrames(OnsaleBoard board, JsonMapper mapper, Clock clock, WaitingRoomProperties properties,
			RoleMeters meters) {
		return new StatusFrames(board, mapper, clock, new StatusFrames.StreamLimits(properties.heartbeat(),
				properties.maxStreamAge(), properties.maxWatchers()), meters.registry());
	}

	@Bean
	PeriodicWorker statusWorker(StatusFrames frames, WaitingRoomProperties properties) {
		return new PeriodicWorker("queue status", properties.tick(), frames::tick);
	}

	@Bean
	Door door(Challenges challenges, ClientNetworks networks) {
		return new Door(challenges, networks);
	}

	@Bean
	QueueCalls queueCalls(Requests requests, StatusFrames frames, JoinQueue joinQueue, ExchangeTicket exchangeTicket,
			QueueTickets tickets, Door door, Clock clock, Traces waitingRoomTraces) {
		return new QueueCalls(requests, joinQueue, exchangeTicket, tickets, door, frames, clock, waitingRoomTraces,
				bound -> ThreadLocalRandom.current().nextInt(bound));
	}

	@Bean
	RouterFunction<ServerResponse> queueRoutes(QueueCalls calls, Requests requests, DoorReadings readings,
			ClientNetworks networks) {
		QueueHandler queue = new QueueHandler(calls, requests);
		StatusHandler status = new StatusHandler(calls);
		return RouterFunctions.route()
			.POST("/api/v1/onsales/{id}/queue", queue::join)
			.GET("/api/v1/onsales/{id}/queue/me", queue::me)
			.route(RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
				.and(RequestPredicates.path("/api/v1/onsales/{id}/queue")), status::status)
			.GET("/api/v1/onsales/{id}/queue/stream", status::stream)
			.GET("/api/v1/onsales/{id}/door", new DoorHandler(requests, readings, networks)::door)
			.filter(RemoteFaults::refuse)
			.build();
	}

	@Bean
	RouterFunction<ServerResponse> passRoutes(QueueCalls calls, Requests requests, LeaveSale leaveSale,
			HandOver handOver) {
		PassHandler passes = new PassHandler(calls, requests, leaveSale);
		HandoverHandler handovers = new HandoverHandler(requests, handOver);
		return RouterFunctions.route()
			.POST("/api/v1/onsales/{id}/pass", passes::exchange)
			.DELETE("/api/v1/onsales/{id}/pass", passes::leave)
			.POST("/api/v1/onsales/{id}/handover", handovers::handOver)
			.filter(RemoteFaults::refuse)
			.build();
	}

	@Bean
	RouterFunction<ServerResponse> drawRoutes(Requests requests, DrawBeacon beacon, FrozenQueues frozen, LogReadings log,
			Receipts receipts, PublicSigner signer) {
		DrawHandler draws = new DrawHandler(requests, beacon, frozen, log);
		LogHandler arrivals = new LogHandler(requests, log);
		ReceiptHandler given = new ReceiptHandler(requests, receipts, signer);
		return RouterFunctions.route()
			.GET("/api/v1/onsales/{id}/draw", draws::draw)
			.GET("/api/v1/onsales/{id}/draw/proof", draws::proof)
			.GET("/api/v1/onsales/{id}/log", arrivals::heads)
			.GET("/api/v1/onsales/{id}/log/proof", arrivals::proof)
			.GET("/api/v1/onsales/{id}/log/consistency", arrivals::consistency)
			.GET("/api/v1/onsales/{id}/log/tickets", arrivals::tickets)
			.GET("/api/v1/onsales/{id}/queue/me/receipt", given::receipt)
			.GET("/api/v1/onsales/{id}/signing-keys", given::keys)
			.filter(RemoteFaults::refuse)
			.build();
	}

}
