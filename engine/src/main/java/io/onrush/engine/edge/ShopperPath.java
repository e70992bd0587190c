package io.onrush.engine.edge;

/** The calls that shoppers make: all of the contract but the admin's. */
final class ShopperPath {

    private ShopperPath() {}

    static boolean matches(String path) {
        return path.startsWith("/api/") && !path.startsWith("/api/v1/admin/");
    }
}
