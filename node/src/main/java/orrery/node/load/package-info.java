/**
 * What a scale-out network does under a steady load of chance: how long messages take while others are on their way.
 *
 * <p>Every endpoint posts messages of one packet at random times to random other endpoints. They travel through the devices
 * that every other run uses, adapters and switches with their queues, pauses and marks, and endpoints note when each is
 * there. All chance comes from one seed.
 *
 * <p>Knows topologies and devices; nothing of collectives, models, or how results are printed. Start at
 * {@link orrery.node.load.LoadSimulation}.
 */
package orrery.node.load;
