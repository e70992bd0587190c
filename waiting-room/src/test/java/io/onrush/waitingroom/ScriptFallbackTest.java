package io.onrush.waitingroom;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RealServers.class)
class ScriptFallbackTest {

	private static final String NOW = "3830000000000";

	private static final String LATER = "3840000000000";

	private final RedisClusterReactiveCommands<String, String> redis;

	ScriptFallbackTest(RedisClusterReactiveCommands<String, String> redis) {
		this.redis = redis;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "queue/join_queue | 8 | ann,aaaaaaaaaaaaaaaaaaaaaa,0,#now,#later,0,-1,0,0,600,200,,,0,0,,0,1 | [PLACE, 0, aaaaaaaaaaaaaaaaaaaaaa, 1000000000]",
			"queue/freeze_entrants | 2 | #later | [0]",
			"admission/advance_watermark | 9 | #now,1,1,60,10,30000,#later,STANDBY,60,5,6,600 | [0, 0, 0, 0, 0, 1, 60]",
			"admission/issue_pass | 7 | #now,0,0,aaaaaaaaaaaaaaaaaaaaaa,pass,10,1000,#later,#later,1,0,,,0,0 | [LOST]",
			"admission/choose_rate | 2 | #now,5000,,1,60,60,0,memory,point,3,#later | [1, 0, ]",
			"admission/revoke_place | 5 | 0,aaaaaaaaaaaaaaaaaaaaaa,#later | [-1]",
			"admission/leave | 3 | 0,pass,#later | [0]" })
	void runs_on_a_redis_that_has_forgotten_it(String script, int keys, String arguments, String reply) {
		LuaScript lua = new LuaScript(script, this.redis, Duration.ofSeconds(10));
		for (int round = 0; round < 2; round++) {
			this.redis.scriptFlush().block();
			assertThat(lua.run(keys(keys), arguments(arguments)).block().fields()).hasToString(reply);
			assertThat(lua.run(keys(keys), arguments(arguments)).block().fields()).as("by its digest from then on")
				.hasToString(reply);
		}
	}

	@Test
	void every_script_is_in_the_list_above() throws Exception {
		assertThat(new PathMatchingResourcePatternResolver().getResources("classpath*:lua/**/*.lua")).hasSize(7);
	}

	@Test
	void a_redis_that_does_not_answer_fails_the_run_in_time() {
		LuaScript lua = new LuaScript("admission/leave", SilentRedis.commands(), Duration.ofMillis(20));
		StepVerifier.create(lua.run(keys(3), List.of("0", "pass", LATER)))
			.expectError(TimeoutException.class)
			.verify(Duration.ofSeconds(10));
	}

	private static List<String> keys(int count) {
		String tag = "{q:" + SampleOnsales.id() + "}:";
		return java.util.stream.IntStream.range(0, count).mapToObj(i -> tag + i).toList();
	}

	private static List<String> arguments(String listed) {
		return List.of(listed.replace("#now", NOW).replace("#later", LATER).split(","));
	}

}
