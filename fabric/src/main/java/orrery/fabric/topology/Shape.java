package orrery.fabric.topology;

import java.util.List;
import orrery.fabric.catalogue.Catalogue;

/**
 * A kind of topology that comes with Orrery.
 *
 * @param name by which it is asked for
 * @param description one line
 * @param settings what can be set about it, each with the value it has otherwise
 * @param sketch draws it
 */
public record Shape(String name, String description, List<Setting> settings, Sketch sketch) {

    /** Puts rows and wires into an empty drawing. */
    @FunctionalInterface
    public interface Sketch {
        void draw(Drawing draw, Catalogue catalogue, Settings settings);
    }

    public Shape {
        settings = List.copyOf(settings);
    }

    /** @throws IllegalArgumentException when there is no such setting */
    public Setting setting(String key) {
        return settings.stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("shape " + name + " has no setting " + key));
    }

    /** The shape with other standard values for some of its settings, under a name of its own. */
    public Shape with(String newName, String newDescription, String settingsText) {
        var changed = Settings.read(this, settingsText);
        return new Shape(
                newName,
                newDescription,
                settings.stream()
                        .map(setting -> setting.withStandard(changed.word(setting.key())))
                        .toList(),
                sketch);
    }

    Drawing drawing(Catalogue catalogue, String settingsText) {
        var read = Settings.read(this, settingsText);
        var drawing = new Drawing(read.toString());
        sketch.draw(drawing, catalogue, read);
        return drawing;
    }
}
