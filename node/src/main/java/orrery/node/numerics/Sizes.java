package orrery.node.numerics;

import orrery.node.architecture.Architecture;
import orrery.node.format.Formats;

/** What counts where work and bytes are counted, whatever is computed with: elements of a model, in the formats it is kept in. */
record Sizes(Architecture architecture, Formats formats) {}
