/**
 * What comes with Orrery, by name and in one line each: scenarios, topologies, models, chips.
 *
 * <p>Knows where each kind has its names and what is said of them there; nothing of how they are read whole, run or drawn.
 * Start at {@link orrery.deploy.listing.Kind}.
 */
package orrery.deploy.listing;
