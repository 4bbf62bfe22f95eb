package orrery.deploy.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import orrery.fabric.link.PortSeries;
import orrery.fabric.time.Lane;
import orrery.fabric.time.Span;
import orrery.node.recording.PlaceFile;
import orrery.node.recording.Recording;

/** Puts on record what a test makes up. */
final class Recorder {
    private Recorder() {}

    static Recording recording(Path folder, List<Span> spans, List<PortSeries> series) throws IOException {
        try (var file = PlaceFile.create(Recording.file(folder, 0, 0), 0)) {
            spans.stream()
                    .sorted(Comparator.comparingLong(Span::recordedPs).thenComparingInt(Span::device))
                    .forEach(file::add);
            file.seal(series);
        }
        return Recording.open(folder);
    }

    /** Put on record when it begins. */
    static Span kernel(int device, long fromPs, long toPs, String what, long step) {
        return new Span(fromPs, device, Lane.KERNELS, fromPs, toPs, what, step);
    }

    /** Put on record when it ends. */
    static Span communication(int device, long fromPs, long toPs, long about) {
        return new Span(toPs, device, Lane.COMMUNICATION, fromPs, toPs, "all reduce", about);
    }

    static Span step(int device, long fromPs, long toPs, long number) {
        return new Span(toPs, device, Lane.STEPS, fromPs, toPs, "step", number);
    }
}
