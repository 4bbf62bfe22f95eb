package orrery.deploy.perfetto;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/** The definition of traces that Perfetto publishes, compiled; where it comes from stands beside it. */
final class PublishedForm {
    private static final String RESOURCE = "perfetto.desc";
    private static final Descriptor TRACE = trace();

    private PublishedForm() {}

    /** All packets of a file, none of which holds anything that is not in the definition. */
    static List<Fields> packets(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var trace = new Fields(DynamicMessage.parseFrom(TRACE, in));
            trace.assertKnown();
            return trace.all("packet");
        }
    }

    private static Descriptor trace() {
        try (var in = PublishedForm.class.getResourceAsStream(RESOURCE)) {
            var files = new HashMap<String, FileDescriptor>();
            for (var file : FileDescriptorSet.parseFrom(in).getFileList()) { // each after those that it imports
                var imported = file.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
                files.put(file.getName(), FileDescriptor.buildFrom(file, imported));
            }
            return files.values().stream()
                    .map(file -> file.findMessageTypeByName("Trace"))
                    .filter(found -> found != null)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException | DescriptorValidationException e) {
            throw new IllegalStateException(RESOURCE, e);
        }
    }
}
