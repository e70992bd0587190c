package io.onrush.waitingroom.beacon;

/**
 * One round of a beacon.
 *
 * @param randomness lower-case hex of SHA-256 of the signature: what goes into the draw
 * @param signature lower-case hex
 * @param signatureChecked whether this process has checked the signature against the chain's public key
 */
public record BeaconValue(long round, String randomness, String signature, boolean signatureChecked) {
}
