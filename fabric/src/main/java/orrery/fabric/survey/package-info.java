/**
 * Figures about a topology that need no run: what it is made of, how wide, how far, how slow, and what its light costs.
 *
 * <p>Everything is worked out from the wiring and the catalogue alone, and every figure names the catalogue rows it came from.
 * Endpoints are the devices that compute: GPUs and LPUs. What CPUs carry is not counted.
 *
 * <p>Knows topologies and the catalogue; nothing of messages, queues or virtual time, nor how figures are shown. Start at
 * {@link orrery.fabric.survey.Survey}.
 */
package orrery.fabric.survey;
