package orrery.node.recovery;

import java.util.List;
import java.util.SortedMap;

/**
 * What devices of one place had come to.
 *
 * @param states by device number
 * @param arrays which the states name by their numbers; whoever gets one does not change it
 */
public record PlaceStates(SortedMap<Integer, byte[]> states, List<float[]> arrays) {}
