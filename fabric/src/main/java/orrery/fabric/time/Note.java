package orrery.fabric.time;

import java.util.Comparator;

/** One line of the transcript: when, to which device, what happened; {@code index} counts the device's own lines. */
public record Note(long timePs, int device, int index, String happened) implements Comparable<Note> {
    private static final Comparator<Note> ORDER = Comparator.comparingLong(Note::timePs)
            .thenComparingInt(Note::device)
            .thenComparingInt(Note::index);

    @Override
    public int compareTo(Note other) {
        return ORDER.compare(this, other);
    }
}
