package io.onrush.engine.allocation;

import io.onrush.engine.inventory.AllocatedSeats;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An allocation as an admin sees it; also its JSON. */
public record AllocationView(
        UUID allocationId, String name, String state, Instant createdAt, @Nullable Instant releaseAt, Figures seats, List<Units> items, List<CodeView> codes) {

    /** What is left can be held, with a code; with those that are held and sold it is all of the allocation. */
    public record Figures(int left, int held, int sold) {}

    public record Units(String sku, int quantity) {}

    /** @param used seats and units that are held and bought with it */
    public record CodeView(UUID codeId, String label, @Nullable Integer limit, @Nullable Instant expiresAt, int used) {}

    static AllocationView of(Allocation allocation, List<CodeRows.Row> codes, List<ItemRows.Row> items, AllocatedSeats.Figures figures) {
        AllocatedSeats.Seats seats = figures.seats().getOrDefault(allocation.number(), AllocatedSeats.Seats.NONE);
        return new AllocationView(
                allocation.id(),
                allocation.name(),
                allocation.state().name(),
                allocation.createdAt(),
                allocation.releaseAt(),
                new Figures(seats.left(), seats.held(), seats.sold()),
                items.stream().map(row -> new Units(row.sku(), row.quantity())).toList(),
                codes.stream().map(row -> view(row, figures.uses())).toList());
    }

    private static CodeView view(CodeRows.Row row, Map<Integer, Integer> uses) {
        Integer limit = row.code().limit() == 0 ? null : row.code().limit();
        return new CodeView(row.id(), row.label(), limit, row.code().expiresAt(), uses.getOrDefault(row.code().number(), 0));
    }
}
