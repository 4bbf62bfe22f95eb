/**
 * The commands {@code orrery topology list}, {@code show}, {@code draw}, {@code export} and {@code compare}.
 *
 * <p>Each reads what its argument names, asks for figures, a picture or another form of it, and prints that. Knows all of
 * them; nothing of how each is made, nor of runs. Start at {@link orrery.deploy.topology.command.TopologyCommand}.
 */
package orrery.deploy.topology.command;
