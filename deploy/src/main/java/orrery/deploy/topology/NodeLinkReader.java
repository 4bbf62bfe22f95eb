package orrery.deploy.topology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orrery.deploy.scenario.InputProblem;
import orrery.deploy.scenario.SourceText;

/**
 * Reads networkx node-link JSON, token by token, since a graph may have a million edges. Edges may stand under {@code edges}
 * (networkx 3.4 and later) or {@code links} (before).
 */
final class NodeLinkReader {
    private final SourceText source;
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    NodeLinkReader(SourceText source) {
        this.source = source;
    }

    Graph read() {
        try (var parser = new JsonFactory().createParser(source.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw problem(parser, "", "no object", "node-link JSON: an object with nodes and edges");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var key = parser.currentName();
                parser.nextToken();
                readEntry(parser, key);
            }
            return new Graph(name, nodes, edges);
        } catch (JsonProcessingException malformed) {
            var location = malformed.getLocation();
            var origin = source.at(location.getLineNr(), location.getColumnNr(), 1);
            var found = malformed.getOriginalMessage().replaceFirst("(?s)[:;]? *\\([^(]*\\[Source.*", "");
            throw new InputProblem(origin, "", found, "valid JSON", "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void readEntry(JsonParser parser, String key) throws IOException {
        switch (key) {
            case "nodes" -> elements(parser, key, this::addNode);
            case "edges", "links" -> elements(parser, key, this::addEdge);
            case "directed" -> refuseDirected(parser);
            case "graph" -> name = Optional.ofNullable(scalars(parser, "graph").get(GraphWords.NAME));
            default -> parser.skipChildren();
        }
    }

    private void refuseDirected(JsonParser parser) throws IOException {
        if (parser.getText().equals("true")) {
            throw problem(parser, "directed", "true", "false: a wire carries both ways");
        }
    }

    private interface Adding {
        void element(Map<String, String> attributes, String place, JsonParser parser);
    }

    private void elements(JsonParser parser, String key, Adding adding) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw problem(parser, key, parser.getText(), "a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            var place = place(parser);
            adding.element(scalars(parser, key), place, parser);
            if (nodes.size() + edges.size() > Graph.ELEMENTS_MOST) {
                var most = Integer.toString(Graph.ELEMENTS_MOST);
                throw problem(parser, key, "more than " + most + " nodes and edges", "at most " + most);
            }
        }
    }

    private void addNode(Map<String, String> attributes, String place, JsonParser parser) {
        var id = required(attributes, "id", "nodes", place);
        nodes.add(new Graph.Node(id, attributes, place));
    }

    private void addEdge(Map<String, String> attributes, String place, JsonParser parser) {
        var from = required(attributes, "source", "edges", place);
        var to = required(attributes, "target", "edges", place);
        edges.add(new Graph.Edge(from, to, attributes, place));
    }

    private String required(Map<String, String> attributes, String key, String list, String place) {
        return new Attributes("an element of " + list, attributes, place, source).text(key, "the id of a node");
    }

    /** The values of an object that are texts, numbers, true or false; deeper ones are the user's own and passed over. */
    private Map<String, String> scalars(JsonParser parser, String key) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw problem(parser, key, parser.getText(), "an object");
        }
        var attributes = new LinkedHashMap<String, String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var attribute = parser.currentName();
            var token = parser.nextToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                attributes.put(attribute, parser.getText());
            }
            parser.skipChildren();
        }
        return attributes;
    }

    private String place(JsonParser parser) {
        var location = parser.currentTokenLocation();
        return source.name() + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private InputProblem problem(JsonParser parser, String field, String found, String allowed) {
        return new InputProblem(Places.origin(place(parser), source), field, found, allowed, "");
    }
}
