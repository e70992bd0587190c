package io.onrush.waitingroom.beacon;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * drand over its HTTP API. All servers are asked at once and none is believed: a value counts only with the right round, with
 * the randomness that is the hash of its signature, and with a signature of the chain's key. Where that cannot be checked,
 * more than half of the servers must give the same.
 *
 * @see <a href="https://docs.drand.love/dev-guide/API%20Documentation%20v1/drand-api">drand HTTP API</a>
 */
final class DrandBeacon implements Beacon {

	private static final Logger logger = LoggerFactory.getLogger(DrandBeacon.class);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final BeaconProperties settings;

	private final WebClient http;

	private final Checker checker;

	DrandBeacon(BeaconProperties settings, WebClient http, Checker checker) {
		this.settings = settings;
		this.http = http;
		this.checker = checker;
	}

	@Override
	public Source source() {
		return new Source("drand", this.settings.chain(), this.settings.publicKey());
	}

	@Override
	public long firstRoundAt(Instant time) {
		long millis = Duration.between(this.settings.genesis(), time).toMillis();
		return Math.max(1, Math.ceilDiv(millis, this.settings.period().toMillis()) + 1);
	}

	@Override
	public Instant emittedAt(long round) {
		return this.settings.genesis().plus(this.settings.period().multipliedBy(round - 1));
	}

	@Override
	public Mono<BeaconValue> read(long round) {
		return Flux.fromIterable(this.settings.urls())
			.flatMap(server -> ask(server, round), Math.max(1, this.settings.urls().size()))
			.collectList()
			.map(DrandBeacon::agreed);
	}

	private Mono<Answer> ask(URI server, long round) {
		return this.http.get()
			.uri(server + "/" + this.settings.chain() + "/public/" + round)
			.retrieve()
			.bodyToMono(String.class)
			.timeout(this.settings.timeout())
			.publishOn(Schedulers.boundedElastic())
			.map(answer -> judge(server, round, JSON.readValue(answer, Round.class)))
			.onErrorResume(failure -> {
				logger.debug("{} does not answer with round {}: {}", server, round, failure.toString());
				return Mono.just(Answer.none(server, "does not answer with the round"));
			})
			.defaultIfEmpty(Answer.none(server, "gives an empty answer"));
	}

	private Answer judge(URI server, long round, Round answer) {
		String signature = answer.signature();
		if (answer.round() != round || signature == null || !signature.matches("[0-9a-f]{96}")) {
			return Answer.none(server, "gives another round or no signature");
		}
		if (!DrandSignatures.randomness(signature).equals(answer.randomness())) {
			return Answer.none(server, "gives randomness that is not the hash of its signature");
		}
		return switch (this.checker.check(round, signature, this.settings.publicKey())) {
			case GENUINE -> new Answer(new BeaconValue(round, answer.randomness(), signature, true), "");
			case UNCHECKED -> new Answer(new BeaconValue(round, answer.randomness(), signature, false), "");
			case FORGED -> Answer.none(server, "gives a forged signature");
		};
	}

	/** A checked value needs one server, for there is only one; an unchecked one needs the same from more than half of them. */
	private static BeaconValue agreed(List<Answer> answers) {
		List<BeaconValue> values = answers.stream().map(Answer::value).filter(Objects::nonNull).toList();
		List<BeaconValue> different = values.stream().distinct().toList();
		return different.stream()
			.filter(value -> value.signatureChecked() || Collections.frequency(values, value) * 2 > answers.size())
			.findFirst()
			.orElseThrow(() -> new BeaconUnavailable(switch (different.size()) {
				case 0 -> String.join("; ", answers.stream().map(Answer::why).toList());
				case 1 -> "too few servers gave the round to believe them unchecked";
				default -> "the servers disagree about the round";
			}));
	}

	/** {@link DrandSignatures#check}, or what a test puts in its place. */
	@FunctionalInterface
	interface Checker {

		DrandSignatures.Verdict check(long round, String signature, String publicKey);

	}

	record Round(long round, @Nullable String randomness, @Nullable String signature) {
	}

	private record Answer(@Nullable BeaconValue value, String why) {

		static Answer none(URI server, String why) {
			return new Answer(null, server.getHost() + " " + why);
		}

	}

}
