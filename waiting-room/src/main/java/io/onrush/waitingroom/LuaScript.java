package io.onrush.waitingroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.Base16;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ClassPathResource;

/**
 * One Lua script of {@code lua/<feature>/<verb_noun>.lua}, run by its digest and sent whole when the node has forgotten
 * it (a restart, a failover, SCRIPT FLUSH). Every run fails with a timeout after the configured time; the script may
 * have run none the less, which is why all scripts are idempotent.
 */
public final class LuaScript {

	/** The fields a script returned; numbers arrive as 64-bit integers, the rest as text. */
	public record Reply(List<Object> fields) {

		public long number(int field) {
			return (Long) this.fields.get(field);
		}

		public String text(int field) {
			return (String) this.fields.get(field);
		}

	}

	private final RedisClusterReactiveCommands<String, String> redis;

	private final Duration timeout;

	private final String source;

	private final String digest;

	public LuaScript(String name, RedisClusterReactiveCommands<String, String> redis, Duration timeout) {
		this.redis = redis;
		this.timeout = timeout;
		this.source = read("lua/" + name + ".lua");
		this.digest = Base16.digest(this.source.getBytes(StandardCharsets.UTF_8));
	}

	public Mono<Reply> run(List<String> keys, List<String> arguments) {
		String[] keyArray = keys.toArray(String[]::new);
		String[] argumentArray = arguments.toArray(String[]::new);
		return this.redis.<List<Object>>evalsha(this.digest, ScriptOutputType.MULTI, keyArray, argumentArray)
			.onErrorResume(RedisNoScriptException.class,
					forgotten -> this.redis.eval(this.source, ScriptOutputType.MULTI, keyArray, argumentArray))
			.single()
			.map(Reply::new)
			.timeout(this.timeout);
	}

	private static String read(String path) {
		try {
			return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}

}
