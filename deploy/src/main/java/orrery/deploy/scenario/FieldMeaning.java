package orrery.deploy.scenario;

import java.util.List;
import java.util.Optional;

/**
 * What a field of a scenario means.
 *
 * @param path dotted, as {@code --set} takes it; elements of lists by number
 * @param meaning in whole sentences
 * @param type text, whole number, number, true or false, list or keys; several where there is a choice
 * @param allowed what may stand there, with its unit
 * @param standard what it is where nothing stands there; empty where the meaning says what follows
 * @param examples as they would be written
 * @param required whether it has to stand there
 * @param below fields of it, in the order of the schema
 */
public record FieldMeaning(
        String path,
        String meaning,
        String type,
        String allowed,
        Optional<String> standard,
        List<String> examples,
        boolean required,
        List<Below> below) {

    /** One of the fields of a field. */
    public record Below(String name, String meaning) {}
}
