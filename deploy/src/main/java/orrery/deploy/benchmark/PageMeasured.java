package orrery.deploy.benchmark;

import java.util.List;

/**
 * What the frames of a live page cost.
 *
 * @param flowing while the run goes on and nobody touches the page
 * @param zooming while keys walk over the map, into a rack, to a device and back
 */
public record PageMeasured(List<Frame> flowing, List<Frame> zooming) {

    /**
     * One frame, in milliseconds.
     *
     * @param script processor time of the page's scripts since the frame before
     * @param page processor time of the page's thread since the frame before: scripts, style, layout, paint
     * @param all the same, and that of all threads that draw what was painted and bring it to the screen
     * @param wall time for which the page's thread was at work, waits for a processor included
     */
    public record Frame(double script, double page, double all, double wall) {}
}
