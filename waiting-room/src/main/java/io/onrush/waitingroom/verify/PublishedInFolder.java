package io.onrush.waitingroom.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read from files that were kept: {@code draw.json} and {@code tickets.txt}, and {@code log.json} and {@code keys.json} where they are there. */
final class PublishedInFolder implements Published {

	private final JsonMapper mapper = JsonMapper.shared();

	private final Path folder;

	PublishedInFolder(Path folder) {
		this.folder = folder;
	}

	@Override
	public JsonNode draw() throws IOException {
		return this.mapper.readTree(Files.readString(this.folder.resolve("draw.json")));
	}

	@Override
	public @Nullable String keys() throws IOException {
		Path keys = this.folder.resolve("keys.json");
		return Files.exists(keys) ? Files.readString(keys) : null;
	}

	@Override
	public List<JsonNode> heads() throws IOException {
		Path log = this.folder.resolve("log.json");
		return Files.exists(log) ? new ArrayList<>(this.mapper.readTree(Files.readString(log)).get("heads").values())
				: List.of();
	}

	@Override
	public void tickets(long atLeast, TicketReader reader) throws IOException {
		try (Stream<String> lines = Files.lines(this.folder.resolve("tickets.txt"))) {
			lines.forEach(reader::next);
		}
	}

}
