package io.onrush.engine.plainroom;

import io.onrush.waitingroom.queue.Onsale;
import java.time.ZoneId;

/**
 * A waiting room as its visitor knows it.
 *
 * @param name of the event or the site
 * @param path of its page for browsers with scripts; the one for others is below it
 * @param inside where one goes in who is called; null where it is a site's, who is sent there by a handover
 */
record Room(Onsale onsale, String name, ZoneId zone, String path, String inside) {

    String plainPath() {
        return path + "/plain";
    }

    boolean isOfSite() {
        return onsale.site() != null;
    }

    /** The origin that its forms lead to besides our own; null where they lead to none. */
    String leavesFor() {
        return onsale.site() == null ? null : onsale.site().origin();
    }
}
