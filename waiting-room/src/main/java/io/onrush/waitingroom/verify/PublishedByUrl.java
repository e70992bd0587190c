package io.onrush.waitingroom.verify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read from the server, by the address of the onsale: {@code https://host/api/v1/onsales/<id>}. */
final class PublishedByUrl implements Published {

	private static final int AT_ONCE = 100_000;

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder()
		.connectTimeout(PATIENCE)
		.followRedirects(HttpClient.Redirect.NORMAL)
		.build();

	private final JsonMapper mapper = JsonMapper.shared();

	private final String onsale;

	PublishedByUrl(String onsale) {
		this.onsale = onsale.endsWith("/") ? onsale.substring(0, onsale.length() - 1) : onsale;
	}

	@Override
	public JsonNode draw() throws IOException, InterruptedException {
		return this.mapper.readTree(get(this.onsale + "/draw"));
	}

	@Override
	public String keys() throws IOException, InterruptedException {
		return get(this.onsale + "/signing-keys");
	}

	@Override
	public List<JsonNode> heads() throws IOException, InterruptedException {
		List<JsonNode> heads = new ArrayList<>();
		String page = "/log";
		while (!page.isEmpty()) {
			JsonNode log = this.mapper.readTree(get(this.onsale + page));
			List<JsonNode> some = new ArrayList<>(log.get("heads").values());
			heads.addAll(some);
			page = some.isEmpty() ? "" : "/log?before=" + some.getLast().get("size").asLong();
		}
		return heads;
	}

	@Override
	public void tickets(long atLeast, TicketReader reader) throws IOException, InterruptedException {
		for (long from = 0; from < atLeast; from += AT_ONCE) {
			long to = Math.min(atLeast, from + AT_ONCE);
			get(this.onsale + "/log/tickets?from=" + from + "&to=" + to).lines().forEach(reader::next);
		}
	}

	private String get(String address) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.http.send(
				HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IOException("%s answers %d: %s".formatted(address, answer.statusCode(), answer.body()));
		}
		return answer.body();
	}

}
