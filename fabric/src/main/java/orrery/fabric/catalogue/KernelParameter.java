package orrery.fabric.catalogue;

import java.util.Locale;

/** What the time of a kernel depends on beside its sizes and the chip's peaks. */
public enum KernelParameter {
    /** From a kernel's launch to its end where it has next to nothing to do, µs; with all small kernels that go with it. */
    LAUNCH("us"),
    /** Share of the arithmetic peak that a full tile reaches on its multiprocessor. */
    COMPUTE(""),
    /** Share of the HBM peak that a long stream reaches. */
    MEMORY(""),
    /** Bytes that HBM could have moved while a stream gets under way. */
    RAMP("MB"),
    /** Read rate of what the last-level cache holds, as a multiple of the HBM peak. */
    CACHED(""),
    /** Inner elements of a product that could have been worked on while a tile is set up and written. */
    DEPTH(""),
    /** Least time that a tile spends on 1024 inner elements, one behind the other, µs. */
    STEP("us"),
    /** Passes over its activations, three bytes an element at the HBM peak, that quantising them takes. */
    QUANTISE(""),
    /** Exponentials and maxima of one tile of scores on its multiprocessor, µs. */
    SOFTMAX("us"),
    /** What a thread block spends whatever it finds, µs. */
    BLOCK("us"),
    /** The same where each query head has keys of its own, µs. */
    LONE_BLOCK("us"),
    /** What it spends further for each 1024 elements of the queries that share its keys, µs. */
    QUERIES("us"),
    /** What it spends further for each 128 positions, at a head dim of 128, µs. */
    POSITIONS("us"),
    /** Tiles of scores that are worked on in vain along a window's edge. */
    WINDOW(""),
    /** Joining the parts of a sequence that several multiprocessors took, µs. */
    COMBINE("us"),
    /** Share of the HBM peak at which rows of tokens go to experts, between their matrices and back. */
    MOVEMENT(""),
    /** Times that each chosen expert's answer is moved further, beside those. */
    SCATTER(""),
    /** For each expert that lies on the device, busy or not, µs. */
    EXPERT("us");

    private final String unit;

    KernelParameter(String unit) {
        this.unit = unit;
    }

    /** As files have it: {@code us}, {@code MB}, or nothing for shares and counts. */
    public String unit() {
        return unit;
    }

    /** As files spell it. */
    public String spelling() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        return words.length == 1
                ? words[0]
                : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
    }

    /** Reads for example {@code 3.3 us}; an error says what is allowed. */
    double parse(String text) {
        var words = text.split(" ", 2);
        try {
            var value = Double.parseDouble(words[0]);
            if (value >= 0 && value < 1e6 && (words.length == 2 ? words[1] : "").equals(unit)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the message below, which serves both cases
        }
        throw new IllegalArgumentException("a number from 0 to 1,000,000" + (unit.isEmpty() ? "" : " in " + unit));
    }
}
