package io.onrush.engine.stock;

import java.util.UUID;

/**
 * One sub-bucket of the stock of a SKU. Its Redis keys share a hash tag of their own, so that the sub-buckets of a SKU lie in
 * different slots and, in a cluster, on different masters. See docs/redis-keys.md.
 */
record SubBucket(UUID eventId, String sku, int number) {

    /** What the others of the SKU are drained into when one hold wants more than any of them has. */
    static final int COLLECTOR = 0;


    String[] keys() {
        return new String[] {key("stock"), key("takes"), key("deadlines")};
    }

    private String key(String name) {
        return "{s:" + eventId + "/" + sku + "/" + number + "}:" + name;
    }
}
