package orrery.deploy.topology.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import orrery.deploy.option.HelpOption;
import orrery.deploy.report.Json;
import orrery.deploy.report.Paragraph;
import orrery.deploy.scenario.InputProblem;
import orrery.fabric.topology.Setting;
import orrery.fabric.topology.Shape;
import orrery.fabric.topology.Topologies;
import orrery.protocol.naming.Spelling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery topology list}: the shapes that come with Orrery, and what can be set about each. */
@Command(
        name = "list",
        description = "Lists the topologies that come with Orrery, and their settings.",
        usageHelpAutoWidth = true,
        footer = {"", "Example: orrery topology list fat-tree"})
final class ListCommand implements Runnable {
    private static final int WIDTH = 100;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only this one, with what its settings mean.")
    private String name;

    @Option(names = "--json", description = "The list as JSON.")
    private boolean json;

    @Mixin
    private HelpOption help;

    private final PrintWriter out;

    ListCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void run() {
        var shapes = name == null ? Topologies.shapes() : List.of(shape(name));
        out.print(json ? json(shapes) : name == null ? text(shapes) : text(shapes.getFirst()));
        out.flush();
    }

    private static Shape shape(String name) {
        return Topologies.shapes().stream()
                .filter(shape -> shape.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InputProblem.of(
                        "NAME",
                        "",
                        "\"" + name + "\"",
                        String.join(", ", Topologies.names()),
                        Spelling.didYouMean(name, Topologies.names())));
    }

    private static String text(List<Shape> shapes) {
        int widest =
                shapes.stream().mapToInt(shape -> shape.name().length()).max().orElse(0);
        return shapes.stream()
                        .map(shape ->
                                brief(shape, " ".repeat(widest - shape.name().length())))
                        .collect(Collectors.joining())
                + "\nSettings follow a colon, as in fat-tree:endpoints=1152,tiers=3\n";
    }

    private static String brief(Shape shape, String blanks) {
        var indent = "\n      ";
        var settings = shape.settings().stream()
                .map(setting -> setting.key() + "=" + setting.standard())
                .collect(Collectors.joining(" "));
        return shape.name() + blanks + "  " + shape.description() + "\n"
                + (settings.isEmpty() ? "" : "      " + String.join(indent, Paragraph.lines(settings, WIDTH)) + "\n");
    }

    private static String text(Shape shape) {
        return shape.name() + ": " + shape.description() + "\n"
                + shape.settings().stream().map(ListCommand::text).collect(Collectors.joining());
    }

    private static String text(Setting setting) {
        var words = setting.description() + ": " + setting.allowed();
        return "  " + setting.key() + "=" + setting.standard() + "\n      "
                + String.join("\n      ", Paragraph.lines(words, WIDTH)) + "\n";
    }

    private static String json(List<Shape> shapes) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (var shape : shapes) {
            var json = list.addObject().put("name", shape.name()).put("description", shape.description());
            var settings = json.putArray("settings");
            for (var setting : shape.settings()) {
                settings.addObject()
                        .put("key", setting.key())
                        .put("standard", setting.standard())
                        .put("allowed", setting.allowed())
                        .put("description", setting.description());
            }
        }
        return Json.text(list);
    }
}
