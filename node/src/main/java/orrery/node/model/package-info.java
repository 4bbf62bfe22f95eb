/**
 * Language models: what a model folder holds, checked before it is believed.
 *
 * <p>A folder is what Hugging Face calls one: {@code config.json}, {@code tokenizer.json} and weights
 * as safetensors, in one file or several. Weights stay in their mapped files; {@link orrery.node.model.Weights} hands out
 * slices of them by what they are for, whatever the family calls them.
 *
 * <p>Knows {@code node.family}, {@code node.architecture}, {@code node.checkpoint} and {@code node.tensor}; nothing of plans,
 * devices or time. Whatever is wrong with a file is a {@link orrery.node.checkpoint.ModelProblem}. Start at {@link
 * orrery.node.model.ModelFolder}.
 */
package orrery.node.model;
