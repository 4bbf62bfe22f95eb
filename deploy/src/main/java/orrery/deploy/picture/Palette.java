package orrery.deploy.picture;

import java.util.List;
import orrery.fabric.catalogue.DeviceKind;
import orrery.fabric.catalogue.Medium;

/** Colours that most people can tell apart, colour-blind or not (after Okabe and Ito, Color Universal Design, 2008). */
public final class Palette {
    public static final String INK = "#1f2933";
    public static final String FAINT = "#7b8794";
    public static final String PAPER = "#ffffff";
    static final String RACK = "#f5f7fa";
    private static final List<String> LINES =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#6a3d9a", "#4d4d4d");

    private final List<Medium> media;

    Palette(List<Medium> media) {
        this.media = media;
    }

    /** Of the lines of a number; eight, then the first again. */
    public static String line(int number) {
        return LINES.get(number % LINES.size());
    }

    String line(Medium medium) {
        return line(media.indexOf(medium));
    }

    static String fill(DeviceKind kind) {
        return switch (kind) {
            case GPU, LPU -> "#e3f4e1";
            case CPU -> "#fff4d6";
            case NIC -> "#fde5d8";
            case NVSWITCH, ETHERNET_SWITCH, INFINIBAND_SWITCH -> "#dfeefb";
        };
    }
}
