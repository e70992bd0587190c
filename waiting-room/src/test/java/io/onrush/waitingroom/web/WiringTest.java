package io.onrush.waitingroom.web;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisConnectionException;
import io.onrush.waitingroom.PeriodicWorker;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.WaitingRoomAutoConfiguration;
import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.admission.AdmissionPasses;
import io.onrush.waitingroom.admission.QueueStatuses;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.Phase;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;

import static org.assertj.core.api.Assertions.assertThat;

class WiringTest {

	private final ReactiveWebApplicationContextRunner application = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WaitingRoomAutoConfiguration.class))
		.withUserConfiguration(Room.Given.class)
		.withPropertyValues("onrush.waiting-room.token-key=" + new String(SampleOnsales.KEY));

	@Test
	void serves_routes_and_runs_workers_unless_told_not_to() {
		this.application.run(context -> {
			assertThat(context).getBeans(RouterFunction.class).hasSize(3);
			assertThat(context).getBeans(PeriodicWorker.class).hasSize(7);
			assertThat(context.getBeansOfType(PeriodicWorker.class).values()).allMatch(PeriodicWorker::isRunning);
		});
	}

	@Test
	void a_node_that_does_not_serve_still_has_the_services_the_others_call() {
		this.application.withPropertyValues("onrush.waiting-room.serve=false").run(context -> {
			assertThat(context).doesNotHaveBean(RouterFunction.class);
			assertThat(context.getBeanNamesForType(PeriodicWorker.class)).as("whoever checks passes reads which were given back")
				.containsExactly("givenBackPassesWorker");
			assertThat(context).hasSingleBean(AdmissionPasses.class);
			Onsale onsale = context.getBean(Onsales.class).schedule(SampleOnsales.terms()).block();
			assertThat(context.getBean(QueueStatuses.class).status(onsale.id()).block().phase())
				.isEqualTo(Phase.SCHEDULED);
		});
	}

	@Test
	void does_not_start_without_a_token_key() {
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WaitingRoomAutoConfiguration.class))
			.withUserConfiguration(Room.Given.class)
			.run(context -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("onrush.waiting-room.token-key"));
	}

	@Test
	void a_redis_or_postgresql_that_is_away_is_said_to_the_client_as_such() {
		for (Exception fault : new Exception[] { new TimeoutException(), new RedisConnectionException("away"),
				new DataAccessResourceFailureException("away") }) {
			StepVerifier.create(RemoteFaults.refuse(request(), failing -> Mono.error(fault)))
				.expectErrorSatisfies(thrown -> {
					ErrorResponseException problem = (ErrorResponseException) thrown;
					assertThat(problem.getBody().getType()).hasToString("waiting-room-unavailable");
					assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("2");
				})
				.verify();
		}
	}

	@Test
	void a_fault_of_our_own_is_not_blamed_on_them() {
		StepVerifier.create(RemoteFaults.refuse(request(), failing -> Mono.error(new IllegalStateException("bug"))))
			.expectError(IllegalStateException.class)
			.verify();
	}

	@Test
	void every_problem_has_an_id_of_its_own_and_says_what_it_is() {
		Set<String> ids = new HashSet<>();
		assertThat(Arrays.stream(WaitingRoomProblem.values())).allSatisfy(problem -> {
			assertThat(ids.add(problem.id())).isTrue();
			assertThat(problem.id()).matches("[a-z]+(-[a-z]+)*");
			ErrorResponseException built = problem.because("Do this.");
			assertThat(built.getStatusCode()).isEqualTo(problem.status());
			assertThat(built.getBody().getTitle()).isEqualTo(problem.title());
			assertThat(built.getBody().getDetail()).isEqualTo("Do this.");
		});
	}

	@Test
	void a_retry_is_never_due_in_less_than_a_second() {
		assertThat(WaitingRoomProblem.QUEUE_NOT_OPEN.retryAfter(0, "Wait.").getHeaders().getFirst("Retry-After"))
			.isEqualTo("1");
	}

	private static ServerRequest request() {
		return ServerRequest.create(MockServerWebExchange.from(MockServerHttpRequest.get("/")),
				HandlerStrategies.withDefaults().messageReaders());
	}

}
