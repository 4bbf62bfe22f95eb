package orrery.fabric.routing;

/** There is no such way: says between what, and what would be one. */
public final class NoRoute extends IllegalArgumentException {
    public NoRoute(String message) {
        super(message);
    }
}
