/** Topologies as people name them. Start at {@link orrery.deploy.topology.TopologyArgument}. */
package orrery.deploy.topology;
