package io.onrush.engine.identity;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code engine.persons}: which visitor somebody is, on whatever device. */
final class Persons {

    private final DatabaseClient database;
    private final IdGenerator ids;
    private final Clock clock;

    Persons(DatabaseClient database, IdGenerator ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** The visitor that the person is; of somebody new, a new one. */
    Mono<UUID> visitorOf(Person person) {
        return find(person)
                .switchIfEmpty(Mono.defer(() -> bind(person, ids.generateId())))
                .switchIfEmpty(Mono.defer(() -> find(person)))
                .single();
    }

    Mono<UUID> find(Person person) {
        return database.sql("select visitor_id from engine.persons where kind = $1 and digest = $2")
                .bind(0, person.kind().name())
                .bind(1, person.bytes())
                .map(row -> row.get(0, UUID.class))
                .one();
    }

    /** As what the visitor is verified. */
    Flux<Person.Kind> kindsOf(UUID visitorId) {
        return database.sql("select kind from engine.persons where visitor_id = $1 order by kind")
                .bind(0, visitorId)
                .map(row -> Person.Kind.valueOf(row.get(0, String.class)))
                .all();
    }

    /**
     * Makes a new person this visitor. Empty where the person is known, or the visitor has proved anything before: a browser that two people share
     * gives neither the other's place, by whatever they prove.
     */
    Mono<UUID> bind(Person person, UUID visitorId) {
        return database.sql("""
                insert into engine.persons (kind, digest, visitor_id, verified_at) select $1, $2, $3, $4
                where not exists (select 1 from engine.persons where visitor_id = $3)
                on conflict do nothing returning visitor_id""")
                .bind(0, person.kind().name())
                .bind(1, person.bytes())
                .bind(2, visitorId)
                .bind(3, clock.instant())
                .map(row -> row.get(0, UUID.class))
                .one();
    }

    Mono<Void> unbind(Person person, UUID visitorId) {
        return database.sql("delete from engine.persons where kind = $1 and digest = $2 and visitor_id = $3")
                .bind(0, person.kind().name())
                .bind(1, person.bytes())
                .bind(2, visitorId)
                .then();
    }
}
