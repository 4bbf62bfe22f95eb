/**
 * The one place that sees bytes: Protobuf for what crosses between JVMs, Kryo for plans and what a run reports.
 *
 * <p>Protobuf where two versions might meet or a schema helps to read a capture; Kryo, registration required and ids
 * fixed, for messages of one version. Sizes are bounded before anything is allocated, and an unregistered class is
 * refused, so that a stranger cannot have one loaded.
 *
 * <p>Knows every message; nothing of who sends it or why. Start at {@link orrery.protocol.wire.FrameWriter}.
 */
package orrery.protocol.wire;
