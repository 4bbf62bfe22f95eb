/**
 * What happened in a run, kept on disk while it happens: what each device did from when to when, and how many bytes left it when.
 *
 * <pre>
 *   place 0   spans, window by window ──▶ file ─┐
 *   place 1   spans, window by window ──▶ file ─┼──▶ {@link orrery.node.recording.Recording}: one stream, in order of time, then device
 *   …                                           ┘
 *
 *   file      mark │ version │ begins at │ (name │ span)* │ series* │ end │ where the series begin
 *   span      lane, since the one before, device, name, from, how long, about: numbers of as few bytes as they need
 * </pre>
 *
 * <p>Each place of a run writes one file as it goes, so that memory does not grow with the run. Files of several places, read
 * together, give the very stream that one place would have written. A file without its end is refused.
 *
 * <p>Knows {@code fabric.time}'s spans and {@code fabric.link}'s series; nothing of actors, hosts, or of who draws it.
 * Start at {@link orrery.node.recording.Recording}.
 */
package orrery.node.recording;
