/**
 * What a message carries: nothing, the numbers of a tensor, or one of the things said while serving a model.
 *
 * <p>A payload is immutable by contract, because a multicast hands one object to every receiver. Each knows its size in
 * bytes and a digest of its content, which goes into the fingerprint.
 *
 * <p>Knows nothing of links or of who computes with it. Start at {@link orrery.protocol.payload.Payload}.
 */
package orrery.protocol.payload;
