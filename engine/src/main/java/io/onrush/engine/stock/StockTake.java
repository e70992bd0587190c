package io.onrush.engine.stock;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Units that were taken together, and where from: what they are given back, extended and settled by.
 *
 * @param id names the take in every sub-bucket that it took from
 */
public record StockTake(String id, List<Part> parts) {

    /** Units of one SKU, all from one sub-bucket. */
    public record Part(String sku, int quantity, int bucket) {}

    public int units() {
        return parts.stream().mapToInt(Part::quantity).sum();
    }

    /** {@code sku:quantity} with commas between, in the order of the SKUs. */
    public String items() {
        return parts.stream().map(part -> part.sku() + ":" + part.quantity()).collect(Collectors.joining(","));
    }

    /** The sub-buckets, in the order of the items. */
    public String buckets() {
        return parts.stream().map(part -> Integer.toString(part.bucket())).collect(Collectors.joining(","));
    }

    /**
     * A take of all of it, in the order of the SKUs, each from the sub-bucket that the id falls on.
     *
     * @param buckets how many sub-buckets each SKU has
     */
    public static StockTake of(String id, Map<String, Integer> quantities, Map<String, Integer> buckets) {
        return new StockTake(id, new TreeMap<>(quantities).entrySet().stream()
                .map(wanted -> new Part(wanted.getKey(), wanted.getValue(), Math.floorMod(id.hashCode(), buckets.get(wanted.getKey()))))
                .toList());
    }

    /** From the texts of {@link #items} and {@link #buckets}. */
    public static StockTake parse(String id, String items, String buckets) {
        String[] ofItem = items.split(",");
        String[] ofBucket = buckets.split(",");
        return new StockTake(id, IntStream.range(0, ofItem.length).mapToObj(i -> part(ofItem[i], ofBucket[i])).toList());
    }

    private static Part part(String item, String bucket) {
        int colon = item.indexOf(':');
        return new Part(item.substring(0, colon), Integer.parseInt(item.substring(colon + 1)), Integer.parseInt(bucket));
    }
}
