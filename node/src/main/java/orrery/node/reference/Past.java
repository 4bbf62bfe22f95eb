package orrery.node.reference;

/** What the tokens of one sequence left in one block: a row for each, or one state. */
sealed interface Past permits SeenTokens, SeenState {}
