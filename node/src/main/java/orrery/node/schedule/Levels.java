package orrery.node.schedule;

/**
 * A rank's place in domains of equal size: rank {@code domain * size + place}. The ranks of one place in all domains are a
 * rail.
 *
 * @param domains how many there are
 * @param size ranks of each
 */
public record Levels(int rank, int domains, int size) {
    int domain() {
        return rank / size;
    }

    int place() {
        return rank % size;
    }

    /** The rank of a place in this domain. */
    int local(int place) {
        return domain() * size + place;
    }

    /** The domain so many before this one, around the ring. */
    int domainBefore(int distance) {
        return Math.floorMod(domain() - distance, domains);
    }

    /** The rank of a domain on this rail. */
    int onRail(int domain) {
        return domain * size + place();
    }

    /** The rank on this rail that follows around the ring of domains. */
    int next() {
        return onRail((domain() + 1) % domains);
    }

    /** Where this rank stands among the local sources of another. */
    int sourceFor(int otherPlace) {
        return place() < otherPlace ? place() : place() - 1;
    }

    /** The place of a local source of this rank. */
    int placeOf(int source) {
        return source < place() ? source : source + 1;
    }

    int sources() {
        return size - 1;
    }
}
