/**
 * Topologies as files: read from YAML, networkx node-link JSON or GraphML, and written as any of them.
 *
 * <p>A file becomes a {@link orrery.fabric.topology.Blueprint} whose lines know their place, and is checked whole before
 * anything is drawn: names, latencies, ports, connectedness. What is written can be read again and gives an equal
 * topology.
 *
 * <p>Knows the formats, the catalogue's names and what the field of a scenario comes to; nothing of commands, pictures or
 * figures about a topology. Start at
 * {@link orrery.deploy.topology.TopologyArgument} and {@link orrery.deploy.topology.TopologyFile}.
 */
package orrery.deploy.topology;
