package orrery.fabric.topology;

/** A name of a device in which a {@code *} stands for any letters. */
public final class NamePattern {
    private NamePattern() {}

    /** Whether there is anything in it to stand for others. */
    public static boolean isOne(String text) {
        return text.indexOf('*') >= 0;
    }

    /** Piece by piece, each at its first place after the one before: linear, unlike a regular expression. */
    public static boolean matches(String name, String pattern) {
        var pieces = pattern.split("\\*", -1);
        var last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return name.equals(pattern);
        }
        if (!name.startsWith(pieces[0]) || !name.endsWith(last)) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            at = name.indexOf(pieces[i], at) + pieces[i].length();
            if (at < pieces[i].length()) {
                return false;
            }
        }
        return at <= name.length() - last.length();
    }
}
