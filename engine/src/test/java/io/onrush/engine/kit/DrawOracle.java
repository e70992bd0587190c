package io.onrush.engine.kit;

import org.assertj.core.api.SoftAssertions;

/** What was published of a draw and of the arrivals must be one story, whatever Redis lost meanwhile. */
final class DrawOracle {

    private final Facts facts;

    DrawOracle(Facts facts) {
        this.facts = facts;
    }

    void check(SoftAssertions softly) {
        softly.assertThat(facts.texts("""
                select o.id::text from waiting_room.onsales o join waiting_room.log_heads h on h.onsale_id = o.id and h.size = o.entrants
                where h.root <> o.merkle_root""")).as("draws that a signed head contradicts").isEmpty();
        softly.assertThat(facts.texts("""
                select o.id::text from waiting_room.onsales o join waiting_room.frozen_queues f on f.onsale_id = o.id
                where o.drawn_at is not null and (o.entrants <> f.entrants or o.merkle_root <> f.merkle_root
                  or o.beacon_round <> f.beacon_round)""")).as("draws of another list than was frozen").isEmpty();
        softly.assertThat(facts.texts("""
                select id::text from waiting_room.onsales
                where drawn_at is not null and (beacon is null) <> (beacon_source is null)""")).as("beacons without an origin").isEmpty();
        softly.assertThat(facts.texts("""
                select o.id::text from waiting_room.onsales o
                where o.drawn_at is not null and o.commitment <> encode(sha256(o.server_seed), 'hex')""")).as("secrets that were not committed to").isEmpty();
    }
}
