package io.onrush.seatmap.plan;

import org.jspecify.annotations.Nullable;

/** A place in a plan. Written out only when something is wrong there, since most places are right. */
record Place(@Nullable Place parent, String member, int index) {

    static final Place ROOT = new Place(null, "", -1);

    Place member(String name) {
        return new Place(this, name, -1);
    }

    Place item(String name, int at) {
        return new Place(this, name, at);
    }

    @Override
    public String toString() {
        String own = index < 0 ? member : member + "[" + index + "]";
        return parent == null || parent == ROOT ? own : parent + "." + own;
    }
}
