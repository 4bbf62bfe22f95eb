/**
 * Who is meant: devices, and the requests they serve.
 *
 * <p>An identity is a number that a sealed topology gave out, the same on every JVM, so a message or a transcript can be
 * read without a cluster. Hot loops carry the bare {@code int}; everything that outlives a loop carries the type.
 *
 * <p>Knows nothing of what a device is or where it runs.
 */
package orrery.protocol.identity;
