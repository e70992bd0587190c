package io.onrush.waitingroom.web;

import java.util.Locale;

import io.onrush.waitingroom.WaitingRoomProblem;
import io.onrush.waitingroom.challenge.Challenges;
import io.onrush.waitingroom.challenge.ClientNetwork;
import io.onrush.waitingroom.challenge.ClientNetworks;
import io.onrush.waitingroom.challenge.Proof;
import io.onrush.waitingroom.queue.JoinOutcome;
import io.onrush.waitingroom.queue.Knock;
import io.onrush.waitingroom.queue.Onsale;

import org.springframework.web.ErrorResponseException;

/** What a call brings for the door, and in which words the door refuses. */
final class Door {

	private static final String FULL = "Your network has all the places of this onsale that it gets. Try from another one, such as mobile data, or ask the organizer.";

	private final Challenges challenges;

	private final ClientNetworks networks;

	Door(Challenges challenges, ClientNetworks networks) {
		this.challenges = challenges;
		this.networks = networks;
	}

	/** A solution is looked at where work is asked for; where none is, it counts for nothing. */
	Knock knock(Asking asking, String visitor, Onsale onsale) {
		Proof proof = onsale.door().asksForWork() ? this.challenges.check(asking.solution(), onsale.id(), visitor) : new Proof.None();
		return new Knock(visitor, network(asking, onsale), proof, asking.accessCode());
	}

	ClientNetwork network(Asking asking, Onsale onsale) {
		return this.networks.of(asking.client(), onsale.id());
	}

	static ErrorResponseException work(JoinOutcome.WorkNeeded work) {
		ErrorResponseException problem = WaitingRoomProblem.CHALLENGE_REQUIRED.because(
				"Solve the challenge and send the same request again with the solution in the header Challenge-Solution.");
		problem.getBody().setProperty("challenge", work.challenge());
		problem.getBody().setProperty("bits", work.bits());
		problem.getBody().setProperty("reason", (work.refused() == null) ? "none" : work.refused().name().toLowerCase(Locale.ROOT));
		return problem;
	}

	static ErrorResponseException full() {
		return WaitingRoomProblem.NETWORK_LIMIT_REACHED.because(FULL);
	}

	static ErrorResponseException noCode() {
		return WaitingRoomProblem.ACCESS_CODE_REQUIRED.because("Only who has an access code may join. Send it in the header Access-Code.");
	}

	static ErrorResponseException wrongCode() {
		return WaitingRoomProblem.ACCESS_CODE_INVALID.because("This code opens nothing here. Check it, and whether it is for this onsale.");
	}

	static ErrorResponseException spentCode() {
		return WaitingRoomProblem.ACCESS_CODE_SPENT.because("This code has opened all the places that it may.");
	}

	static ErrorResponseException tooManyCodes(JoinOutcome.TooManyCodes many) {
		return WaitingRoomProblem.TOO_MANY_REQUESTS.retryAfter(many.retryAfter().toSeconds() + 1,
				"Too many wrong access codes came from here. Codes are looked at again after the time in Retry-After.");
	}

}
