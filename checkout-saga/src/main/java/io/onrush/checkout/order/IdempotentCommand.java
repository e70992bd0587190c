package io.onrush.checkout.order;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.onrush.checkout.saga.OpenSaga;
import io.onrush.checkout.saga.Sagas;

import reactor.core.publisher.Mono;

import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * The frame of a command under an idempotency key: replay what is stored; else decide, and store the effect, the answer and
 * the saga in one transaction; start the saga after the commit. The command runs on a subscription of its own: who watches
 * the outcome and goes away changes nothing, and no transaction is ever cancelled half-way.
 */
final class IdempotentCommand {

	private final IdempotencyKeys keys;

	private final Sagas sagas;

	private final TransactionalOperator transactions;

	private final CommandsInFlight inFlight;

	IdempotentCommand(IdempotencyKeys keys, Sagas sagas, TransactionalOperator transactions, CommandsInFlight inFlight) {
		this.keys = keys;
		this.sagas = sagas;
		this.transactions = transactions;
		this.inFlight = inFlight;
	}

	/**
	 * @param decision what to do under a new key; runs outside of a transaction
	 */
	Mono<CommandOutcome> run(IdempotentRequest request, Supplier<Mono<Decision>> decision) {
		Mono<CommandOutcome> command = replay(request)
			.switchIfEmpty(Mono.defer(() -> decision.get().flatMap(decided -> switch (decided) {
				case Decision.Refuse refuse -> Mono.just(refuse.outcome());
				case Decision.Proceed proceed -> commit(request, proceed);
			})));
		return Mono.defer(() -> Mono.fromFuture(this.inFlight.counted(command).toFuture(), true));
	}

	private Mono<CommandOutcome> replay(IdempotentRequest request) {
		return this.keys.find(request)
			.map(stored -> stored.requestHash().equals(request.hash()) ? new CommandOutcome.Answered(stored)
					: new CommandOutcome.KeyReused());
	}

	private Mono<CommandOutcome> commit(IdempotentRequest request, Decision.Proceed proceed) {
		AtomicReference<OpenSaga> opened = new AtomicReference<>();
		Mono<CommandOutcome> effect = Mono.defer(() -> proceed.effect().flatMap(done -> switch (done) {
			case Decision.Refuse refuse -> Mono.just(refuse.outcome());
			case Decision.Accept accept -> this.keys.store(request, accept.answer()).then(Mono.fromSupplier(() -> {
				opened.set(accept.saga());
				return (CommandOutcome) new CommandOutcome.Answered(accept.answer());
			}));
		}));
		return this.transactions.transactional(underLock(request, effect))
			.flatMap(outcome -> (opened.get() != null) ? this.sagas.start(opened.get()).thenReturn(outcome)
					: Mono.just(outcome));
	}

	private Mono<CommandOutcome> underLock(IdempotentRequest request, Mono<CommandOutcome> effect) {
		return this.keys.lock(request)
			.flatMap(locked -> locked ? replay(request).switchIfEmpty(effect)
					: Mono.just(new CommandOutcome.KeyInFlight()));
	}

}
