/**
 * Shows the survey of a topology, and several beside each other, as text, JSON and CSV.
 *
 * <p>Numbers come from {@link orrery.fabric.survey.Survey}, and so do their sources; here they get words, units and columns.
 *
 * <p>Knows surveys; nothing of files or commands. Start at {@link orrery.deploy.survey.SurveyText}.
 */
package orrery.deploy.survey;
