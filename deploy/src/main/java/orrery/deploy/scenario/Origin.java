package orrery.deploy.scenario;

/**
 * Where a piece of input stands.
 *
 * @param where file name, or the option it came with
 * @param line from 1; 0 where the whole of it is meant
 * @param column from 1; 0 where the whole of it is meant
 * @param width characters to underline, at least 1
 * @param sourceLine the line itself, or empty
 */
public record Origin(String where, int line, int column, int width, String sourceLine) {

    /** All of a file or option. */
    public static Origin of(String where) {
        return new Origin(where, 0, 0, 1, "");
    }

    public boolean isSpot() {
        return line > 0;
    }
}
