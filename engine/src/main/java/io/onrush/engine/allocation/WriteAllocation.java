package io.onrush.engine.allocation;

import io.onrush.engine.edge.EngineProblem;
import io.onrush.engine.edge.FieldError;
import io.onrush.engine.inventory.AccessCode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes down what is to be kept from general sale, in one transaction, before Redis is told. */
final class WriteAllocation {

    private final AllocationRows rows;
    private final CodeRows codes;
    private final ItemRows items;
    private final TransactionalOperator transaction;
    private final IdGenerator ids;
    private final CodeMaking making;
    private final Clock clock;

    WriteAllocation(AllocationRows rows, CodeRows codes, ItemRows items, TransactionalOperator transaction, IdGenerator ids, CodeMaking making, Clock clock) {
        this.rows = rows;
        this.codes = codes;
        this.items = items;
        this.transaction = transaction;
        this.ids = ids;
        this.making = making;
        this.clock = clock;
    }

    /**
     * @param isNew false where one of the name stood
     * @param ordinals of the seats that are the allocation's, of those that were wanted
     * @param made codes of this call, and their texts where they were made up
     */
    record Written(Allocation allocation, boolean isNew, List<Integer> ordinals, List<ItemRows.Row> items, List<Made> made) {}

    /** @param text null where the label had a code before */
    record Made(CodeRows.Row row, @Nullable String text) {}

    Mono<Written> write(UUID eventId, NewAllocation.Wanted wanted) {
        return rows.named(eventId, wanted.name())
                .flatMap(standing -> again(standing, wanted))
                .switchIfEmpty(Mono.defer(() -> rows.insert(ids.generateId(), eventId, wanted.name(), clock.instant(), wanted.releaseAt())
                        .flatMap(made -> fill(made, true, wanted))))
                .as(transaction::transactional);
    }

    private Mono<Written> again(Allocation standing, NewAllocation.Wanted wanted) {
        if (standing.state() != Allocation.State.STANDING) {
            return Mono.error(EngineProblem.TEMPORARILY_UNAVAILABLE.retryAfter(1, "The allocation of this name is being released. Try again after Retry-After seconds."));
        }
        Mono<Boolean> changed = wanted.releaseAt() == null ? Mono.just(true) : rows.releaseAt(standing, wanted.releaseAt());
        return changed.then(rows.find(standing.eventId(), standing.id())).flatMap(allocation -> fill(allocation, false, wanted));
    }

    private Mono<Written> fill(Allocation allocation, boolean isNew, NewAllocation.Wanted wanted) {
        return rows.add(allocation, wanted.ordinals())
                .flatMap(ordinals -> items(allocation, wanted.items())
                        .flatMap(units -> codes(allocation, wanted.codes()).map(made -> new Written(allocation, isNew, ordinals, units, made))));
    }

    private Mono<List<ItemRows.Row>> items(Allocation allocation, List<KeptItem> wanted) {
        return Flux.fromStream(IntStream.range(0, wanted.size()).boxed())
                .concatMap(i -> items.add(allocation, wanted.get(i).sku(), wanted.get(i).quantity(), ids.generateId().toString())
                        .flatMap(row -> row.quantity() == wanted.get(i).quantity()
                                ? Mono.just(row)
                                : Mono.error(taken("items[" + i + "].quantity", "is " + row.quantity() + " in this allocation; release these first"))))
                .collectList();
    }

    private Mono<List<Made>> codes(Allocation allocation, List<NewCode> wanted) {
        return codes.of(allocation).flatMap(rows -> {
            Map<String, CodeRows.Row> byLabel = rows.stream().collect(Collectors.toMap(CodeRows.Row::label, Function.identity()));
            return Flux.fromStream(IntStream.range(0, wanted.size()).boxed())
                    .concatMap(i -> code(allocation, Optional.ofNullable(byLabel.get(wanted.get(i).label().strip())), wanted.get(i), "codes[" + i + "].code"))
                    .collectList();
        });
    }

    private Mono<Made> code(Allocation allocation, Optional<CodeRows.Row> known, NewCode wanted, String field) {
        String text = wanted.code() == null ? making.next() : wanted.code();
        AccessCode code = AccessCode.of(allocation.eventId(), text);
        if (known.isEmpty()) {
            return codes.insert(ids.generateId(), allocation, wanted, code, clock.instant())
                    .map(row -> new Made(row, text))
                    .switchIfEmpty(Mono.error(() -> taken(field, "is in use already; each code opens one allocation")));
        }
        return wanted.code() == null || code.equals(known.get().code().code())
                ? codes.change(known.get(), wanted).map(row -> new Made(row, wanted.code()))
                : Mono.error(taken(field, "is not the one that this label has; revoke that first, or use another label"));
    }

    private static RuntimeException taken(String field, String detail) {
        return EngineProblem.INVALID_ALLOCATION.with(List.of(new FieldError(field, detail)));
    }
}
