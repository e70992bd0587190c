package io.onrush.waitingroom.verify;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is published of an onsale, from wherever it is read. A part that is not there is null or empty. */
interface Published {

	JsonNode draw() throws IOException, InterruptedException;

	/** A JSON Web Key Set. */
	@Nullable String keys() throws IOException, InterruptedException;

	/** All heads of the log, in any order. */
	List<JsonNode> heads() throws IOException, InterruptedException;

	/** Hands over the tickets from index 0 on, at least so many, one after the other. */
	void tickets(long atLeast, TicketReader reader) throws IOException, InterruptedException;

	/** Takes one ticket after the other. */
	@FunctionalInterface
	interface TicketReader {

		/** @param line a ticket id, with the number of its lane behind it where there are lanes */
		void next(String line);

	}

}
