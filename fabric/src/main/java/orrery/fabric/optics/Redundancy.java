package orrery.fabric.optics;

/** What an external laser source keeps in reserve. A pluggable module keeps nothing: it is replaced whole. */
public enum Redundancy {
    /** A lost laser darkens its lanes. */
    NONE,
    /** Every laser has a twin. */
    ONE_PLUS_ONE,
    /** Every module has one spare laser, which takes the place of the first that is lost. */
    N_PLUS_ONE
}
