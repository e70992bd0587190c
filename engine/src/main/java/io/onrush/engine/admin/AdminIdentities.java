package io.onrush.engine.admin;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.identity.KnownPersons;
import io.onrush.waitingroom.queue.Identity;
import io.onrush.waitingroom.queue.RegistrationPolicy;
import io.onrush.waitingroom.queue.VisitorTerms;
import io.onrush.waitingroom.site.SiteProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Whether this installation can learn of visitors what an onsale wants to know. */
final class AdminIdentities {

    private final KnownPersons persons;
    private final SiteProperties sites;

    AdminIdentities(KnownPersons persons, SiteProperties sites) {
        this.persons = persons;
        this.sites = sites;
    }

    /** Fails with {@code invalid-onsale}. */
    Mono<Void> require(VisitorTerms.@Nullable Wish wish) {
        if (wish == null) {
            return Mono.empty();
        }
        boolean mails = wish.registration() != null && wish.registration() != RegistrationPolicy.OFF;
        if (wish.identity() == Identity.OIDC && !persons.canProveOidc()) {
            return refused("visitors.identity", "no OpenID provider is configured; name one in onrush.identity.oidc.issuer");
        }
        if ((wish.identity() == Identity.EMAIL || mails) && !persons.canProveEmail()) {
            return refused(mails ? "visitors.registration" : "visitors.identity", "no mail can be sent; say how in onrush.mail.transport");
        }
        return mails && sites.publicUrl() == null
                ? refused("visitors.registration", "links in mails would lead nowhere; say where this installation is in onrush.waiting-room.site.public-url")
                : Mono.empty();
    }

    private static Mono<Void> refused(String field, String why) {
        return Mono.error(() -> EngineProblem.INVALID_ONSALE.with(List.of(new FieldError(field, why))));
    }
}
