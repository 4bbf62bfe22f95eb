/**
 * Collectives that somebody measured, read from the files people keep them in: saved logs of nccl-tests of any version, and
 * CSV files with a header.
 *
 * <p>Both come out as {@link orrery.deploy.measured.Measurement}s, each with the spot where it stands, so that a complaint can
 * point at it. Columns are found by their names in the header, never by position.
 *
 * <p>Knows files and column names; nothing of models, topologies or how a comparison is shown. Start at
 * {@link orrery.deploy.measured.MeasuredFile}.
 */
package orrery.deploy.measured;
