package orrery.node.tuning;

import orrery.node.collective.Algorithm;
import orrery.node.collective.Protocol;

/** An algorithm with a protocol, neither of them open. */
record Way(Algorithm algorithm, Protocol protocol) {}
