/**
 * What faults did to a run: when it was struck and when that was over, how much it served meanwhile, and whether anybody got
 * other tokens for it.
 *
 * <p>Knows outcomes and their incidents; nothing of what a scenario expects of them, which {@code deploy.hypothesis} judges. Start
 * at {@link orrery.deploy.incident.IncidentText} and {@link orrery.deploy.incident.Windows}.
 */
package orrery.deploy.incident;
