package orrery.node.numerics;

import orrery.node.architecture.StateSpace;
import orrery.node.plan.Share;

/**
 * Where a rank's heads and groups lie among a state-space layer's channels, x, B and C, and among the rows of its input
 * projection: z, channels, steps.
 */
record StateRows(StateSpace mixer, Share heads, Share groups) {

    /** Of x among the channels; of z among the rows; of the norm's weights. */
    Share x() {
        return new Share(heads.from() * mixer.headDim(), heads.to() * mixer.headDim());
    }

    /** Of B among the channels. */
    Share keys() {
        return moved(new Share(groups.from() * mixer.stateSize(), groups.to() * mixer.stateSize()), mixer.width());
    }

    /** Of C among the channels. */
    Share queries() {
        return moved(keys(), mixer.groups() * mixer.stateSize());
    }

    /** Rows of channels. */
    Share row(Share channels) {
        return moved(channels, mixer.width());
    }

    /** Rows of steps. */
    Share steps() {
        return moved(heads, mixer.width() + mixer.channels());
    }

    /** All of the rank's channels. */
    int channels() {
        return x().count() + keys().count() + queries().count();
    }

    private static Share moved(Share share, int by) {
        return new Share(share.from() + by, share.to() + by);
    }
}
