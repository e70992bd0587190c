package io.onrush.waitingroom.verify;

import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.nimbusds.jwt.JWTClaimsSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The heads of one onsale's log: which of them the operator has signed, and whether they contradict each other. */
final class SignedHeads {

	private final String onsale;

	private final @Nullable SignedWords words;

	private final Map<Long, String> roots = new HashMap<>();

	private long signed;

	private long unsigned;

	private @Nullable Long contradicted;

	SignedHeads(String onsale, @Nullable SignedWords words) {
		this.onsale = onsale;
		this.words = words;
	}

	SignedHeads addAll(List<JsonNode> heads) throws ParseException {
		for (JsonNode head : heads) {
			add(head.path("size").asLong(), head.path("root").asString(), head.path("signed").asString());
		}
		return this;
	}

	private void add(long size, String root, String compact) throws ParseException {
		if (!isGenuine(size, root, compact)) {
			this.unsigned++;
			return;
		}
		this.signed++;
		String before = this.roots.putIfAbsent(size, root);
		if (before != null && !before.equals(root)) {
			this.contradicted = size;
		}
	}

	private boolean isGenuine(long size, String root, String compact) throws ParseException {
		JWTClaimsSet claims = (this.words != null) ? this.words.genuine("onrush-log-head+jwt", compact) : null;
		return claims != null && Objects.equals(claims.getStringClaim("ons"), this.onsale)
				&& claims.getLongClaim("size") == size && root.equals(claims.getStringClaim("root"));
	}

	/** The root that was signed for each size; of two that contradict each other the first. */
	Map<Long, String> roots() {
		return this.roots;
	}

	Finding finding() {
		if (this.contradicted != null) {
			return Finding.wrong("heads", "the operator has signed two different lists of %d tickets: keep both heads".formatted(this.contradicted));
		}
		if (this.unsigned > 0) {
			return Finding.wrong("heads", "%d heads of the log are not signed by a published key".formatted(this.unsigned));
		}
		return (this.signed == 0) ? Finding.note("heads", "there are no heads of the log: nothing but the drawn root says who arrived when")
				: new Finding(Finding.Kind.CORRECT, "heads", "%d heads of the log, each signed".formatted(this.signed));
	}

}
