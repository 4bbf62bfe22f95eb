package orrery.node.model;

import orrery.node.reference.OneDevice;

/** The embedded model, opened once for all tests of this package. */
final class TinyModel {
    static final ModelFolder FOLDER = ModelFolder.open(EmbeddedModel.folder("orrery-tiny"));
    static final Weights WEIGHTS = FOLDER.weights();
    static final TextTokenizer TOKENIZER = FOLDER.tokenizer();
    static final OneDevice DEVICE = new OneDevice(WEIGHTS);

    private TinyModel() {}
}
