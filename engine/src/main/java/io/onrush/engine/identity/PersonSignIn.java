package io.onrush.engine.identity;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.VisitorSession;
import io.onrush.engine.edge.VisitorSignIn;
import java.util.UUID;
import org.springframework.util.IdGenerator;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Makes a device the visitor that a proved person is. Where the person is new, every older token of the visitor is signed off: somebody else
 * may have put it into this browser, and would share from then on what the person has.
 */
final class PersonSignIn {

    private final Persons persons;
    private final VisitorSignIn signIn;
    private final IdGenerator ids;

    PersonSignIn(Persons persons, VisitorSignIn signIn, IdGenerator ids) {
        this.persons = persons;
        this.signIn = signIn;
        this.ids = ids;
    }

    /**
     * @param replace whether the browser may become another visitor than it is, and so lose what it has had
     */
    Mono<ServerResponse> as(Person person, boolean replace, VisitorSession session, ServerRequest request) {
        UUID asking = UUID.fromString(session.visitorId());
        return persons.bind(person, asking)
                .flatMap(bound -> alone(person, asking, session.number(), request))
                .switchIfEmpty(Mono.defer(() -> (replace ? persons.visitorOf(person) : persons.find(person).filter(asking::equals))
                        .switchIfEmpty(Mono.error(PersonSignIn::another))
                        .flatMap(visitor -> signIn.as(visitor, request))));
    }

    /** The device is named anew, so that of two calls at once one is answered. A session that is over binds nobody. */
    private Mono<ServerResponse> alone(Person person, UUID visitor, int number, ServerRequest request) {
        return signIn.alone(visitor, number, ids.generateId(), request)
                .switchIfEmpty(Mono.error(() -> EngineProblem.VISITOR_MOVED.with("Begin anew with POST /api/v1/visitors, and ask for another code.")))
                .onErrorResume(fault -> persons.unbind(person, visitor).then(Mono.error(fault)));
    }

    private static RuntimeException another() {
        return EngineProblem.VISITOR_HAS_ANOTHER.with(
                "What this browser has had as the visitor that it is will not be seen here any more. Send the same again with \"replace\": true where that is wanted.");
    }
}
