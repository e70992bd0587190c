package io.onrush.waitingroom.web;

import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.onrush.waitingroom.SampleOnsales;
import io.onrush.waitingroom.Servers;
import io.onrush.waitingroom.WaitingRoomAutoConfiguration;
import io.onrush.waitingroom.queue.Onsale;
import io.onrush.waitingroom.queue.Onsales;
import io.onrush.waitingroom.queue.ScheduleOnsale;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

/** The whole module as an application has it, with its workers running, behind an edge that believes a test header. */
final class Room implements AutoCloseable {

	static final String VISITOR = "X-Visitor";

	static final int MAX_WATCHERS = 2;

	private static final JsonMapper PROBLEMS = JsonMapper.builder()
		.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
		.build();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final WebTestClient client;

	Room() {
		this(Map.of());
	}

	Room(Map<String, Object> more) {
		Map<String, Object> settings = new HashMap<>(Map.of("onrush.waiting-room.token-key", new String(SampleOnsales.KEY),
				"onrush.waiting-room.tick", "20ms", "onrush.waiting-room.refresh", "50ms",
				"onrush.waiting-room.heartbeat", "200ms", "onrush.waiting-room.max-watchers", MAX_WATCHERS,
				"onrush.waiting-room.remote-timeout", "10s"));
		settings.putAll(more);
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
		this.context.register(Given.class, WaitingRoomAutoConfiguration.class);
		this.context.refresh();
		this.client = WebTestClient.bindToRouterFunction(routes())
			.webFilter(Room::believed, Room::rendered)
			.configureClient()
			.baseUrl("/api/v1/onsales")
			.responseTimeout(Duration.ofSeconds(20))
			.build();
	}

	WebTestClient client() {
		return this.client;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	Instant now() {
		return bean(Clock.class).instant();
	}

	/** An onsale whose queue opens and which opens so many seconds from now. */
	Onsale scheduled(int queueOpensIn, int opensIn, int perMinute, int maxActive) {
		Instant now = now();
		return bean(Onsales.class)
			.schedule(new ScheduleOnsale(SampleOnsales.id(), now.plusSeconds(queueOpensIn), now.plusSeconds(opensIn),
					now.plusSeconds(3600), perMinute, maxActive, 600))
			.block();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SuppressWarnings("unchecked")
	private RouterFunction<ServerResponse> routes() {
		return this.context.getBeansOfType(RouterFunction.class)
			.values()
			.stream()
			.map(routes -> (RouterFunction<ServerResponse>) routes)
			.reduce(RouterFunction::and)
			.orElseThrow();
	}

	private static Mono<Void> believed(ServerWebExchange exchange, WebFilterChain chain) {
		String visitor = exchange.getRequest().getHeaders().getFirst(VISITOR);
		Principal principal = () -> visitor;
		return chain.filter(
				(visitor == null) ? exchange : exchange.mutate().principal(Mono.just(principal)).build());
	}

	private static Mono<Void> rendered(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange)
			.onErrorResume(ErrorResponseException.class, problem -> render(exchange.getResponse(), problem));
	}

	private static Mono<Void> render(ServerHttpResponse response, ErrorResponseException problem) {
		response.setStatusCode(problem.getStatusCode());
		response.getHeaders().putAll(problem.getHeaders());
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		byte[] body = PROBLEMS.writeValueAsBytes(problem.getBody());
		return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
	}

	@Configuration(proxyBeanMethods = false)
	static class Given {

		@Bean
		DatabaseClient database() {
			return Servers.database();
		}

		/** Shared by all tests, so no context may close it. */
		@Bean(destroyMethod = "")
		RedisClusterReactiveCommands<String, String> redis() {
			return Servers.redis();
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		IdGenerator ids() {
			return new AlternativeJdkIdGenerator();
		}

		@Bean
		SecureRandom random() {
			return new SecureRandom();
		}

		@Bean
		JsonMapper mapper() {
			return JsonMapper.shared();
		}

	}

}
