package orrery.deploy.experiment;

import orrery.deploy.engine.Live;
import orrery.node.scenario.Scenario;

/** People who look at a run or have a hand in it, from before it begins until it ended well. */
public interface Hands extends Live {

    /** How they reach it. */
    String words();

    /** The same run, in which faults may be typed; or itself, where none may. */
    Scenario open(Scenario asked);

    /** It ended well. */
    void ended(String fingerprint);
}
