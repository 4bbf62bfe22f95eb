package orrery.node.console;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import orrery.node.host.HostFailure;
import orrery.node.job.JobFindings;

/** How a job ended, as its console saw it. */
public sealed interface Ending {

    /**
     * To its end.
     *
     * @param findings by place
     * @param events handled, all hosts together
     * @param windows opened, all hosts together
     * @param threads of the host with most
     * @param recoveries how often it was taken up again
     * @param lost messages that were dropped on its hosts since it was begun or taken up last
     */
    record Done(List<JobFindings> findings, long events, long windows, int threads, int recoveries, long lost)
            implements Ending {}

    /** Not enough hosts came in time. */
    record TooFew(List<String> present, OptionalInt wanted, Duration waited) implements Ending {}

    /** A member of another version is among the hosts. */
    record OtherVersion(String member, String version, String ours) implements Ending {}

    /** A member with other added rows of the catalogue is among the hosts; fingerprints of both. */
    record OtherCatalogue(String member, String catalogue, String ours) implements Ending {}

    /** A host is gone; what it was doing, and what is known of its end. */
    record Lost(String member, String doing, String how) implements Ending {}

    /** A host cannot go on. */
    record HostFailed(String member, HostFailure failure) implements Ending {}

    /** There is nothing good to go on from; what was found instead. */
    record NoCheckpoint(List<String> found) implements Ending {}

    /** A checkpoint could not be written, and the run was to end then. */
    record NotKept(String why) implements Ending {}

    /** What happened could not be put on record here: the disk. */
    record NotRecorded(String why) implements Ending {}

    /** Another process took the run up; this one is fenced. */
    record Overtaken(String run) implements Ending {}

    /** This JVM's own actor system ended first. */
    record CutOff() implements Ending {}
}
