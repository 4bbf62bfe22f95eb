package orrery.deploy.launch;

import java.util.ArrayList;
import orrery.deploy.scenario.ShippedScenario;

/** Names that a shell may complete where a scenario is asked for. */
final class ShippedNames extends ArrayList<String> {
    ShippedNames() {
        super(ShippedScenario.NAMES);
    }
}
