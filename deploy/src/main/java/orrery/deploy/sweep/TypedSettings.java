package orrery.deploy.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import orrery.deploy.sweep.Axis.Value;

/**
 * What is set on a command line.
 *
 * @param single settings with one value
 * @param axes keys with several
 */
record TypedSettings(List<String> single, List<Axis> axes) {
    private static final String TOPOLOGY = "topology";

    /** Of the same key the last one counts. */
    static TypedSettings of(List<String> settings) {
        var byKey = new LinkedHashMap<String, String>();
        settings.forEach(setting -> byKey.put(key(setting), setting));
        var single = new ArrayList<String>();
        var axes = new ArrayList<Axis>();
        byKey.forEach((key, setting) -> {
            var values = values(key, setting);
            if (values.size() == 1) {
                single.add(setting);
            } else {
                axes.add(axis(key, values));
            }
        });
        return new TypedSettings(single, axes);
    }

    /** All of it where it has no value, to be refused like any setting without one. */
    static String key(String setting) {
        var equals = setting.indexOf('=');
        return equals < 0 ? setting : setting.substring(0, equals);
    }

    private static List<String> values(String key, String setting) {
        var values = SeveralValues.of(setting.substring(Math.min(key.length() + 1, setting.length())));
        return key.equals(TOPOLOGY) ? withTheirSettings(values) : values;
    }

    /** The settings of a topology have commas between them, too: {@code compose:rack=hgx-h100,racks=2}. */
    private static List<String> withTheirSettings(List<String> values) {
        var whole = new ArrayList<String>();
        for (var value : values) {
            var isSetting = value.contains("=") && !value.contains(":");
            if (isSetting && !whole.isEmpty()) {
                whole.add(whole.removeLast() + "," + value);
            } else {
                whole.add(value);
            }
        }
        return whole;
    }

    private static Axis axis(String key, List<String> values) {
        var distinct = new LinkedHashMap<String, Value>();
        values.forEach(value -> distinct.putIfAbsent(
                SeveralValues.label(value), new Value(SeveralValues.label(value), List.of(key + "=" + value))));
        return new Axis(key, List.copyOf(distinct.values()));
    }

    /** The keys that are set to one value. */
    List<String> singleKeys() {
        return single.stream().map(TypedSettings::key).toList();
    }
}
