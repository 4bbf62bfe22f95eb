package orrery.deploy.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import orrery.deploy.result.Stamp;
import orrery.deploy.result.StampForm;
import orrery.deploy.scenario.InputFile;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.Origin;

/** The results of one run, as they lie in its folder. */
record RunFiles(Stamp stamp, JsonNode summary, List<String> events, List<String> devices) {
    private static final int BYTES_MAX = 1_000_000_000;

    /**
     * @param asked the parameter that names the folder, for messages
     * @throws InputProblem where it holds no results
     */
    static RunFiles read(String asked, Path folder) {
        if (!Files.isRegularFile(folder.resolve(Stamp.FILE))) {
            throw InputProblem.of(
                    asked,
                    "",
                    folder + (Files.isDirectory(folder) ? ", which holds no results of a run" : ", which is no folder"),
                    "a folder that orrery run left",
                    "");
        }
        var files = new Reading(asked, folder);
        return new RunFiles(
                StampForm.read(asked, folder.resolve(Stamp.FILE)),
                files.json("summary.json"),
                files.lines("events.jsonl"),
                files.lines("devices.csv"));
    }

    private record Reading(String asked, Path folder) {
        JsonNode json(String name) {
            try {
                return new ObjectMapper().readTree(text(name));
            } catch (JsonProcessingException broken) {
                throw InputProblem.of(
                        folder.resolve(name).toString(), "", broken.getOriginalMessage(), "JSON as it was written", "");
            }
        }

        List<String> lines(String name) {
            return text(name).lines().toList();
        }

        private String text(String name) {
            return InputFile.read(folder.resolve(name), Origin.of(asked), "", BYTES_MAX)
                    .text();
        }
    }
}
