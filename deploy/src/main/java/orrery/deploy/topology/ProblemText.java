package orrery.deploy.topology;

import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;

/**
 * The three parts of what topologies and routes say of a problem: {@code FOUND, allowed: ALLOWED; REMEDY}.
 *
 * @param remedy or empty
 */
record ProblemText(String found, String allowed, String remedy) {
    private static final String ALLOWED = ", allowed: ";
    private static final String REMEDY = "; ";

    static ProblemText of(String message) {
        int allowed = message.indexOf(ALLOWED);
        var found = allowed < 0 ? message : message.substring(0, allowed);
        var rest = allowed < 0 ? "" : message.substring(allowed + ALLOWED.length());
        int remedy = rest.indexOf(REMEDY);
        return new ProblemText(
                found,
                remedy < 0 ? rest : rest.substring(0, remedy),
                remedy < 0 ? "" : rest.substring(remedy + REMEDY.length()));
    }

    InputProblem at(Origin origin, String field) {
        return new InputProblem(
                origin, field, found, allowed.isEmpty() ? "what orrery topology list shows" : allowed, remedy);
    }
}
