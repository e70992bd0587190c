package io.onrush.waitingroom.draw;

/**
 * A place among those of its lane.
 *
 * @param lane the lane's number: priority lanes count from 0 as the onsale lists them, the general lane is the last
 * @param index how many of the lane joined before
 */
public record LanePlace(int lane, long index) {
}
