package orrery.node.lpu;

import java.util.List;

/**
 * A collective or an exchange that has its slots.
 *
 * @param form how it is done
 * @param ranks how many take part
 * @param legs everything that is sent
 */
record Meeting(Form form, int ranks, List<Leg> legs) {

    enum Form {
        /** Each rank has something else for each other, or nothing. */
        EXCHANGE,
        /** Everybody gets what everybody brought, one after the other. */
        GATHER,
        /** Everybody gets everybody's addend and adds up for itself: least latency. */
        SUM_AT_ALL,
        /** Rank k adds up piece k and tells all: fewest bytes. */
        SUM_BY_PIECES
    }

    Meeting {
        legs = List.copyOf(legs);
    }
}
