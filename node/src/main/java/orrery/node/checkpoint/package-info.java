/**
 * Files of weights, read without being believed: what tensors they hold, how each is stored, where it lies.
 *
 * <p>A {@link orrery.node.checkpoint.Checkpoint} is one safetensors file, several with an index, or a GGUF
 * file in one part or more. Files are mapped; a tensor is a view of its bytes. Every count, length, offset
 * and shape is checked before anything of its size is allocated, and whatever is wrong is a {@link
 * orrery.node.checkpoint.ModelProblem}.
 *
 * <p>Knows {@code node.tensor} and {@code node.format}; nothing of what a model does with its weights. Start at {@link
 * orrery.node.checkpoint.Checkpoint}; for GGUF at {@link orrery.node.checkpoint.GgufModel}.
 */
package orrery.node.checkpoint;
