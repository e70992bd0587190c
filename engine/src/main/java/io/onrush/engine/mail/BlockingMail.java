package io.onrush.engine.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs a way of sending that blocks on a few threads of its own, with a bound on what waits for them. */
final class BlockingMail implements Mail, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BlockingMail.class);

    /** How a letter is sent, by whoever may block. */
    interface Sending {

        void send(Letter letter) throws Exception;

        void close();
    }

    private final Sending sending;
    private final Scheduler threads;
    private final Counter sent;
    private final Counter failed;
    private final Counter refused;

    BlockingMail(Sending sending, int connections, int waiting, MeterRegistry registry) {
        this.sending = sending;
        this.threads = Schedulers.newBoundedElastic(connections, Math.ceilDiv(waiting, connections), "onrush-mail");
        this.sent = counter(registry, "sent");
        this.failed = counter(registry, "failed");
        this.refused = counter(registry, "refused");
    }

    @Override
    public Mono<Void> send(Letter letter) {
        return Mono.fromCallable(() -> {
                    sending.send(letter);
                    return true;
                })
                .subscribeOn(threads)
                .doOnNext(done -> sent.increment())
                .onErrorMap(fault -> unavailable(letter, fault))
                .then();
    }

    @Override
    public void destroy() {
        threads.dispose();
        sending.close();
    }

    /** What a server says may quote the address: only the kind of the fault is told. */
    private MailUnavailable unavailable(Letter letter, Throwable fault) {
        if (fault instanceof RejectedExecutionException) {
            refused.increment();
            return new MailUnavailable("too many letters wait to be sent");
        }
        failed.increment();
        log.warn("The letter {} was not sent: {}", letter.id(), fault.getClass().getName());
        return new MailUnavailable("the mail server did not take the letter");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("engine.mail")
                .description("Letters by outcome; refused: too many waited")
                .tag("outcome", outcome)
                .register(registry);
    }
}
