package orrery.node.model;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes openings and questions in the language of the tiny model, whose grammar is {@code recipe/make_corpus.py}. */
final class StoryGrammar {
    private static final List<String> GIRLS =
            List.of("Mira", "Luna", "Ada", "Nora", "Ivy", "Lily", "Zoe", "Ruby", "Hana", "Clara", "May");
    private static final List<String> BOYS =
            List.of("Tom", "Otto", "Finn", "Leo", "Sam", "Milo", "Hugo", "Theo", "Max");
    private static final List<String> ROBOTS = List.of("Bolt", "Pip", "Cog", "Tick", "Beep", "Dot", "Zip", "Spark");
    private static final List<String> OWLS = List.of("Moss", "Sage", "Hoot");
    private static final List<String> TRAITS =
            List.of("kind", "brave", "curious", "quiet", "clever", "gentle", "cheerful", "shy", "patient", "happy");
    private static final List<String> OPENINGS = List.of(
            "Once upon a time, there was",
            "Once upon a time, there lived",
            "One night, there was",
            "Long ago, there was",
            "Not so long ago, there was",
            "Far away, under the stars, there lived",
            "In a quiet town, there lived");
    private static final List<String> HABITS = List.of(
            "who lived in a small house by the sea",
            "who lived near the forest",
            "who lived above a clock shop",
            "who lived in the mountains",
            "who lived near a quiet lake",
            "who loved to watch the stars",
            "who loved to fix old clocks",
            "who loved to draw the planets",
            "who loved to listen to the rain");
    private static final List<String> COLOURS = List.of("red", "blue", "green", "yellow", "silver", "golden", "purple");
    private static final List<String> PARTS =
            List.of("gear", "key", "screw", "spring", "lens", "wheel", "pin", "button");
    private static final List<String> PLACES = List.of(
            "under the table", "behind the door", "in the toy box", "under the rug", "under the bed", "on the stairs");
    private static final List<String> FOODS = List.of("warm milk", "hot tea", "apple pie", "honey bread", "hot soup");
    private static final List<String> PLANETS = List.of("Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Neptune");

    private final RandomGenerator random;

    StoryGrammar(RandomGenerator random) {
        this.random = random;
    }

    /** The first words of a story, 10 to 35 tokens. */
    Prompt opening() {
        var hero = hero();
        var friend = hero();
        while (friend.name.equals(hero.name)) {
            friend = hero();
        }
        var start = "%s a %s %s named %s".formatted(any(OPENINGS), any(TRAITS), hero.kind, hero.name);
        var text = switch (random.nextInt(4)) {
            case 0 -> start;
            case 1 -> start + " " + any(HABITS) + ".";
            case 2 ->
                "%s %s named %s. %s was very %s."
                        .formatted(any(OPENINGS), hero.withArticle(), hero.name, hero.name, any(TRAITS));
            default ->
                "%s %s. %s and %s named %s were good friends."
                        .formatted(start, any(HABITS), hero.name, friend.withArticle(), friend.name);
        };
        return new Prompt(text, Optional.empty());
    }

    /** A short story and a question about it. */
    Prompt question() {
        var hero = new Hero(any(GIRLS), "girl");
        var friend = new Hero(any(ROBOTS), "robot");
        var finder = random.nextBoolean() ? hero.name : friend.name;
        var intro = "%s a girl named %s. %s was very %s. Her friend was %s, a %s robot. "
                .formatted(any(OPENINGS), hero.name, hero.name, any(TRAITS), friend.name, any(TRAITS));
        return random.nextBoolean() ? lost(intro, hero, friend, finder) : clouds(intro, hero, friend, finder);
    }

    private Prompt lost(String intro, Hero hero, Hero friend, String finder) {
        var part = any(PARTS);
        var colour = any(COLOURS);
        var story = intro
                + ("One cold night, %s wanted to use the orrery, but the little planets did not turn. A small %s %s was"
                                + " lost! First, they looked %s, but it was not there. At last, %s looked %s. There was the %s"
                                + " %s! %s put the %s into the orrery. The little planets began to turn around the sun.")
                        .formatted(
                                hero.name,
                                colour,
                                part,
                                any(PLACES),
                                finder,
                                any(PLACES),
                                colour,
                                part,
                                hero.name,
                                part);
        return switch (random.nextInt(4)) {
            case 0 -> asked(story, "Who found the " + part + "?", finder);
            case 1 -> asked(story, "What colour was the " + part + "?", colour);
            case 2 -> asked(story, "What was missing?", "the " + part);
            default -> asked(story, "Who was the friend of " + hero.name + "?", friend.name);
        };
    }

    private Prompt clouds(String intro, Hero hero, Hero friend, String finder) {
        var planet = any(PLANETS);
        var food = any(FOODS);
        var story = intro
                + ("That night, %s wanted to see %s with the telescope. But big clouds came, and she could not see it."
                                + " They went into the attic and sat by the fire. %s made %s, and %s told a story about a red"
                                + " kite. At last, the clouds went away. %s was the first to look up. \"Look, %s!\" said %s. %s"
                                + " was beautiful.")
                        .formatted(hero.name, planet, friend.name, food, hero.name, finder, planet, finder, planet);
        return switch (random.nextInt(3)) {
            case 0 -> asked(story, "Which planet did they see?", planet);
            case 1 -> asked(story, "Who was the first to look up?", finder);
            default -> asked(story, "Who made " + food + "?", friend.name);
        };
    }

    private static Prompt asked(String story, String question, String answer) {
        return new Prompt(story + " Question: " + question + " Answer:", Optional.of(answer));
    }

    private Hero hero() {
        return switch (random.nextInt(4)) {
            case 0 -> new Hero(any(GIRLS), "girl");
            case 1 -> new Hero(any(BOYS), "boy");
            case 2 -> new Hero(any(ROBOTS), "robot");
            default -> new Hero(any(OWLS), "owl");
        };
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private record Hero(String name, String kind) {
        String withArticle() {
            return (kind.startsWith("o") ? "an " : "a ") + kind;
        }
    }
}
