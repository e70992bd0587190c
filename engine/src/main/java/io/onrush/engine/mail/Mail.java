package io.onrush.engine.mail;

import reactor.core.publisher.Mono;

/**
 * Sends letters. Completes once a letter is out of our hands: the server took it, or it is a file. Fails with {@link MailUnavailable} where that cannot be
 * done now; a server may have taken a letter all the same, whose answer was lost. No letter is tried again here.
 */
public interface Mail {

    Mono<Void> send(Letter letter);
}
