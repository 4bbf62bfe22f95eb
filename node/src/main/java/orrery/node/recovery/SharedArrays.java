package orrery.node.recovery;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import orrery.protocol.payload.Digest;

/**
 * Long arrays of numbers that the devices of a place hold at a border: a copy of each, but one only of those that are equal bit
 * for bit. From any thread.
 */
public final class SharedArrays {
    private final Map<Same, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Content, Integer> contents = new ConcurrentHashMap<>();
    private final List<float[]> copies = new ArrayList<>();

    /** The very same array. */
    private record Same(float[] array) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.array == array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }

    /** An equal one. */
    private record Content(float[] array, long digest) {
        Content(float[] array) {
            this(array, Digest.of(array, 0, array.length));
        }

        Content copy() {
            return new Content(array.clone(), digest);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && content.digest == digest && hasBitsOf(content.array);
        }

        private boolean hasBitsOf(float[] other) {
            return MemorySegment.ofArray(array).mismatch(MemorySegment.ofArray(other)) < 0;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(digest);
        }
    }

    /** Keeps what an array holds now, and says its number. Whoever may change it must not do so meanwhile. */
    public int keep(float[] array) {
        return numbers.computeIfAbsent(new Same(array), _ -> number(new Content(array)));
    }

    private int number(Content content) {
        var known = contents.get(content);
        return known == null ? contents.computeIfAbsent(content.copy(), copy -> add(copy.array())) : known;
    }

    private synchronized int add(float[] copy) {
        copies.add(copy);
        return copies.size() - 1;
    }

    /** By their numbers. */
    public synchronized List<float[]> all() {
        return List.copyOf(copies);
    }
}
