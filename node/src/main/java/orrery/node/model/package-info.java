/**
 * Language models: what a model folder holds, checked before it is believed, and the plain way to run it.
 *
 * <p>A folder is what Hugging Face calls one: {@code config.json}, {@code tokenizer.json} and weights
 * as safetensors, in one file or several. Weights stay in their mapped files. {@link
 * orrery.node.model.OneDevice} runs a whole model on one device, and is what every cut-up run is
 * compared with.
 *
 * <p>Knows {@code node.checkpoint} and {@code node.tensor}; nothing of plans, devices or time. Whatever is wrong with a file is a
 * {@link orrery.node.checkpoint.ModelProblem}. Start at {@link orrery.node.model.ModelFolder}.
 */
package orrery.node.model;
