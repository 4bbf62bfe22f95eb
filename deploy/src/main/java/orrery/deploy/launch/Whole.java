package orrery.deploy.launch;

import orrery.deploy.scenario.InputProblem;

/** Whole numbers of options. */
final class Whole {
    private Whole() {}

    static void check(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw InputProblem.of(option, "", Integer.toString(number), "a whole number from 1 to " + most, "");
        }
    }
}
