package orrery.node.orchestration;

import orrery.fabric.topology.Topology;
import orrery.protocol.payload.Trouble;

/**
 * Troubles in words, for the transcript.
 *
 * @param topology that has the names
 */
record Telling(Topology topology) {

    String of(Trouble trouble) {
        var device = topology.name(trouble.device());
        return switch (trouble.kind()) {
            case LOST -> device + " is lost";
            case BACK -> device + " is back";
            case MEMORY -> device + " had a memory error that ended its process";
            case LINK_LOST -> "a link of " + device + " is dead";
            case LINK_BACK -> "a link of " + device + " is up";
            case REDUCTION_LOST -> "switches at " + device + " do not add any more";
            case REDUCTION_BACK -> "switches at " + device + " add again";
            case CHECKSUM -> "what " + device + " sent is refused: its checksum is wrong";
            case TRANSPORT -> device + " gave up sending to another";
            case WATCHDOG -> "a step of replica " + trouble.about() + " does not end";
        };
    }
}
